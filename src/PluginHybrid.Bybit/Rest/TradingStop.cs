namespace PluginHybrid.Bybit.Rest;

/// <summary>The stops a position is to have. A leg of <c>null</c> stays as it is; zero takes it away.</summary>
public sealed record TradingStop
{
    /// <summary>The venue's symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>0 one-way, 1 buy leg, 2 sell leg.</summary>
    public required int PositionIdx { get; init; }

    /// <summary>Trigger price of the stop loss.</summary>
    public decimal? StopLoss { get; init; }

    /// <summary>Trigger price of the take profit.</summary>
    public decimal? TakeProfit { get; init; }

    /// <summary>Distance of the trailing stop, a difference of prices.</summary>
    public decimal? TrailingStop { get; init; }

    /// <summary>Price from which the trailing stop follows; <c>null</c> means at once.</summary>
    public decimal? ActivePrice { get; init; }

    /// <summary>What sets off the stop loss; <c>null</c> leaves it to the venue, which takes the last price.</summary>
    public StopTrigger? StopLossTrigger { get; init; }

    /// <summary>What sets off the take profit; <c>null</c> leaves it to the venue, which takes the last price.</summary>
    public StopTrigger? TakeProfitTrigger { get; init; }

    /// <summary>
    /// <c>null</c>: the stops cover the whole position and replace those it has. A quantity: they cover this part and come
    /// on top (the venue takes up to 20).
    /// </summary>
    public decimal? Quantity { get; init; }
}
