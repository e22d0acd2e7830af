namespace PluginHybrid.Core.Orders;

/// <summary>What an intent changes. Of each kind one is in flight per leg; stops of each kind are replaced by the newest.</summary>
internal enum IntentKind
{
    /// <summary>The stop loss.</summary>
    Stop,

    /// <summary>The take-profit.</summary>
    TakeProfit,

    /// <summary>The venue's trailing stop.</summary>
    Trailing,

    /// <summary>Reductions, closes and cancellations, one after the other.</summary>
    Order,
}
