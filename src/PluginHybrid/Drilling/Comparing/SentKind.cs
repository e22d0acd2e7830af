namespace PluginHybrid.Drilling.Comparing;

/// <summary>What a command of the host does at the venue.</summary>
internal enum SentKind
{
    /// <summary>Sets or takes away the stop loss.</summary>
    Stop,

    /// <summary>Sets or takes away the take profit.</summary>
    TakeProfit,

    /// <summary>Sets or takes away the venue's trailing stop.</summary>
    Trail,

    /// <summary>Places an order.</summary>
    Order,

    /// <summary>Cancels an order.</summary>
    Cancel,
}
