namespace PluginHybrid.Core.Taps;

/// <summary>What became of a request.</summary>
/// <param name="Exchange">The request's number.</param>
/// <param name="Status">HTTP status, or 0 when there was no answer.</param>
/// <param name="Headers">Those that matter to a client: rate limits, <c>Retry-After</c>, content type, date; lower case, in the venue's order.</param>
/// <param name="Body">To its end; empty when there was no answer.</param>
/// <param name="Error">Why there was no answer, without secrets; <c>null</c> when there was one.</param>
/// <param name="Took">From the request to the end of the answer.</param>
public sealed record HttpReplyFact(
    long Exchange, int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, string? Error, TimeSpan Took);
