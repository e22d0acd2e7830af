namespace PluginHybrid.Sdk.Values;

/// <summary>Which way a position or an order points.</summary>
/// <example><code>var sign = position.Side == Side.Buy ? 1 : -1;</code></example>
public enum Side
{
    /// <summary>Flat: the venue says <c>""</c> or, on classic accounts, <c>"None"</c>.</summary>
    None,

    /// <summary>Long position, or an order that buys.</summary>
    Buy,

    /// <summary>Short position, or an order that sells.</summary>
    Sell,
}
