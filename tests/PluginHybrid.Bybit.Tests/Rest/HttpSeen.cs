namespace PluginHybrid.Bybit.Tests.Rest;

/// <summary>A request as it came over the wire.</summary>
/// <param name="Connection">Which TCP connection it came on, from 1.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="Target">Path and query, byte for byte.</param>
/// <param name="Headers">Header lines by lower-case name.</param>
/// <param name="Body">The body.</param>
internal sealed record HttpSeen(int Connection, string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Path => Target.Split('?')[0];

    public string Query => Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";
}
