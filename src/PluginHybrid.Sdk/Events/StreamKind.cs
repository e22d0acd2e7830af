namespace PluginHybrid.Sdk.Events;

/// <summary>The two streams a host merges.</summary>
public enum StreamKind
{
    /// <summary>Positions, orders, executions, wallet. Authenticated.</summary>
    Private,

    /// <summary>Tickers.</summary>
    Public,
}
