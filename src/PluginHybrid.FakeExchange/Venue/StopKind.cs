namespace PluginHybrid.FakeExchange.Venue;

/// <summary>What a conditional order protects; <see cref="None"/> for plain orders.</summary>
public enum StopKind
{
    /// <summary>No stop.</summary>
    None,

    /// <summary>Take profit of the whole position.</summary>
    TakeProfit,

    /// <summary>Stop loss of the whole position.</summary>
    StopLoss,

    /// <summary>Trailing stop of the whole position.</summary>
    TrailingStop,

    /// <summary>Take profit of a part.</summary>
    PartialTakeProfit,

    /// <summary>Stop loss of a part.</summary>
    PartialStopLoss,
}
