namespace PluginHybrid.Plugins.Trailing;

/// <summary>In what the distance between the best price and the stop is measured.</summary>
public enum DistanceBy
{
    /// <summary>Percent of the best price.</summary>
    Percent,

    /// <summary>The quote currency.</summary>
    Price,

    /// <summary>The symbol's smallest price steps.</summary>
    Ticks,

    /// <summary>Multiples of the average true range of our own time bars: wide in a wild market, narrow in a calm one.</summary>
    Atr,
}
