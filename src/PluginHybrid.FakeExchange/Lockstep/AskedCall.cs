namespace PluginHybrid.FakeExchange.Lockstep;

/// <summary>A REST request, apart from its key and signature.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Path">Without the query.</param>
/// <param name="Query">Without question mark.</param>
/// <param name="Body">Empty for none.</param>
public sealed record AskedCall(string Method, string Path, string Query, string Body)
{
    /// <inheritdoc />
    public override string ToString() => $"{Method} {Path}{(Query.Length > 0 ? $"?{Query}" : "")}{(Body.Length > 0 ? $" {Body}" : "")}";
}

/// <summary>An answer to a REST request, as it was recorded.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">Those the recording keeps.</param>
/// <param name="Body">To its end.</param>
internal sealed record GivenReply(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);
