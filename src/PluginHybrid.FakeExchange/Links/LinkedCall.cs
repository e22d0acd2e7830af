namespace PluginHybrid.FakeExchange.Links;

/// <summary>A REST request as it reached the exchange.</summary>
/// <param name="Method"><c>GET</c> or <c>POST</c>.</param>
/// <param name="Path">Without query.</param>
/// <param name="Query">As sent, without question mark.</param>
/// <param name="Body">As sent.</param>
/// <param name="Header">A header's value; <c>null</c> when it was not sent.</param>
internal sealed record LinkedCall(string Method, string Path, string Query, string Body, Func<string, string?> Header);

/// <summary>What the exchange answers to a REST request.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Of the body.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">More headers.</param>
/// <param name="RetCode">The envelope's code; −1 when the body is no envelope.</param>
internal sealed record LinkedAnswer(int Status, string ContentType, string Body, IReadOnlyList<KeyValuePair<string, string>> Headers, int RetCode);
