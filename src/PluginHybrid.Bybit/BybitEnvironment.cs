namespace PluginHybrid.Bybit;

/// <summary>Where an API key lives. A key works in exactly one of them; elsewhere the venue says 10003.</summary>
public enum BybitEnvironment
{
    /// <summary>Real money.</summary>
    Mainnet,

    /// <summary>The venue's test network, with its own prices, far from the real ones at times.</summary>
    Testnet,

    /// <summary>Mainnet's demo mode: demo orders, mainnet's prices. It has no public socket of its own.</summary>
    Demo,
}
