namespace PluginHybrid.FakeExchange.Venue;

/// <summary>What a client asks for with <c>POST /v5/position/trading-stop</c> (FACTS §8.3). Null leaves a leg, 0 cancels it.</summary>
public sealed record StopRequest
{
    /// <summary>The instrument's name.</summary>
    public required string Symbol { get; init; }

    /// <summary>0 in one-way mode, 1 or 2 in hedge mode; null was not given, which answers 34040. Default 0.</summary>
    public int? PositionIdx { get; init; } = 0;

    /// <summary><c>Full</c> or <c>Partial</c>; empty was not given, which answers 34040. Default <c>Full</c>.</summary>
    public string TpslMode { get; init; } = "Full";

    /// <summary>Take-profit price.</summary>
    public decimal? TakeProfit { get; init; }

    /// <summary>Stop-loss price.</summary>
    public decimal? StopLoss { get; init; }

    /// <summary>Trailing distance in price.</summary>
    public decimal? TrailingStop { get; init; }

    /// <summary>Price that arms the trailing stop; 0 for at once. Default 0.</summary>
    public decimal ActivePrice { get; init; }

    /// <summary>Price the take profit watches. Default last.</summary>
    public TriggerBy TpTriggerBy { get; init; }

    /// <summary>Price the stop loss watches. Default last.</summary>
    public TriggerBy SlTriggerBy { get; init; }

    /// <summary>Quantity of a partial take profit.</summary>
    public decimal? TpSize { get; init; }

    /// <summary>Quantity of a partial stop loss; equal to <see cref="TpSize"/> when both are given.</summary>
    public decimal? SlSize { get; init; }

    /// <summary>Limit price of a partial take profit; null for market.</summary>
    public decimal? TpLimitPrice { get; init; }

    /// <summary>Limit price of a partial stop loss; null for market.</summary>
    public decimal? SlLimitPrice { get; init; }

    /// <summary>True when <c>tpOrderType</c> or <c>slOrderType</c> was given.</summary>
    public bool NamesOrderTypes { get; init; }

    /// <summary>True when one of them was <c>Limit</c>.</summary>
    public bool AsksForLimit { get; init; }
}
