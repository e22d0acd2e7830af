namespace PluginHybrid.Plugins.Ageing;

/// <summary>How a position that is too old is closed.</summary>
public enum CloseBy
{
    /// <summary>A limit order near the mark price that is cancelled and placed anew while the price moves away.</summary>
    Limit,

    /// <summary>A market order at once.</summary>
    Market,
}
