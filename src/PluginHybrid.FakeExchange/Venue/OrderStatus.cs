namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Where an order is in its life, in the venue's words (FACTS §7).</summary>
public enum OrderStatus
{
    /// <summary>Resting in the book.</summary>
    New,

    /// <summary>Resting with a part filled.</summary>
    PartiallyFilled,

    /// <summary>A stop that waits for its price.</summary>
    Untriggered,

    /// <summary>Passing state of a stop whose price came.</summary>
    Triggered,

    /// <summary>Done.</summary>
    Filled,

    /// <summary>Ended by the user or the venue; may have filled quantity.</summary>
    Cancelled,

    /// <summary>A stop that went away with its position.</summary>
    Deactivated,
}
