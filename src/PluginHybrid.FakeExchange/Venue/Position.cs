namespace PluginHybrid.FakeExchange.Venue;

/// <summary>One row of the position list: a symbol and a leg of it, flat or not.</summary>
public sealed record Position
{
    /// <summary>The instrument's name.</summary>
    public required string Symbol { get; init; }

    /// <summary>0 in one-way mode, 1 the buy side and 2 the sell side in hedge mode (FACTS §6).</summary>
    public int PositionIdx { get; init; }

    /// <summary>Direction; <see cref="Side.None"/> when flat.</summary>
    public Side Side { get; init; }

    /// <summary>Quantity in the base coin, never negative; 0 when flat.</summary>
    public decimal Size { get; init; }

    /// <summary>Average entry price, at most 8 decimals; 0 when flat.</summary>
    public decimal EntryPrice { get; init; }

    /// <summary>Mark price when this row was told.</summary>
    public decimal MarkPrice { get; init; }

    /// <summary>Leverage. Default 10.</summary>
    public decimal Leverage { get; init; } = 10;

    /// <summary>Take-profit price of the whole position; 0 when none.</summary>
    public decimal TakeProfit { get; init; }

    /// <summary>Stop-loss price of the whole position; 0 when none.</summary>
    public decimal StopLoss { get; init; }

    /// <summary>Trailing distance in price; 0 when none.</summary>
    public decimal TrailingStop { get; init; }

    /// <summary>Realised result of this life of the position, fees included.</summary>
    public decimal CurRealisedPnl { get; init; }

    /// <summary>Realised result of all lives.</summary>
    public decimal CumRealisedPnl { get; init; }

    /// <summary>Venue milliseconds when a position first existed in this leg, ever (FACTS §6); 0 if never.</summary>
    public long CreatedMs { get; init; }

    /// <summary>Venue milliseconds when the row last changed; a push alone does not raise it.</summary>
    public long UpdatedMs { get; init; }

    /// <summary>Venue milliseconds when this life began; 0 when flat.</summary>
    public long OpenMs { get; init; }

    /// <summary>Cross sequence of the last trade that touched the row; -1 when never traded.</summary>
    public long Seq { get; init; } = -1;

    /// <summary>True when nothing was ever traded in this leg.</summary>
    public bool NeverTraded => Seq < 0;

    /// <summary>True when there is nothing held.</summary>
    public bool IsFlat => Size == 0;

    /// <summary>Value at entry in the settle coin.</summary>
    public decimal Value => Size * EntryPrice;

    /// <summary>Result if closed at <see cref="MarkPrice"/>, before fees.</summary>
    public decimal UnrealisedPnl => (MarkPrice - EntryPrice) * Size * Side.Sign();

    /// <summary>Price at which the venue would liquidate; 0 when flat. A plain isolated-margin estimate.</summary>
    public decimal LiquidationPrice => IsFlat
        ? 0
        : EntryPrice * (1 - (Side.Sign() * ((1 / Leverage) - 0.005m)));
}
