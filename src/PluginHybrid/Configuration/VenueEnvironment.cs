namespace PluginHybrid.Configuration;

/// <summary>Which venue the host talks to.</summary>
internal enum VenueEnvironment
{
    /// <summary>The embedded fake exchange, started with the command, on loopback only.</summary>
    Simulated,

    /// <summary>Bybit's testnet: real sockets, play money.</summary>
    Testnet,

    /// <summary>Bybit's demo trading: real prices, play money.</summary>
    Demo,

    /// <summary>The live venue. Needs <see cref="ExchangeSettings.AllowLive"/>.</summary>
    Mainnet,
}
