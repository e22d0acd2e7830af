namespace PluginHybrid.Sdk.Events;

/// <summary>The two streams a host merges.</summary>
/// <example><code>public override ValueTask OnStale(StreamStale stale) { if (stale.Stream == StreamKind.Public) { Log.Warning("prices are old"); } return default; }</code></example>
public enum StreamKind
{
    /// <summary>Positions, orders, executions, wallet. Authenticated.</summary>
    Private,

    /// <summary>Tickers.</summary>
    Public,
}
