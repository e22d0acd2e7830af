namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Direction of an order or a position.</summary>
public enum Side
{
    /// <summary>No direction: a flat position. On the wire an empty text.</summary>
    None,

    /// <summary>Buying; a long position.</summary>
    Buy,

    /// <summary>Selling; a short position.</summary>
    Sell,
}
