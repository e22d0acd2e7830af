namespace PluginHybrid.FakeExchange.Venue;

/// <summary>What can be traded, and in which steps.</summary>
public sealed record Instrument
{
    /// <summary>Upper-case name, for example <c>BTCUSDT</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>Coin traded, for example <c>BTC</c>.</summary>
    public required string BaseCoin { get; init; }

    /// <summary>Coin profit is paid in: <c>USDT</c> or <c>USDC</c>. Default <c>USDT</c>.</summary>
    public string SettleCoin { get; init; } = "USDT";

    /// <summary>Price when the venue starts. Positive.</summary>
    public required decimal StartPrice { get; init; }

    /// <summary>Decimals a ticker prints; may be more than the tick size has (FACTS §5). Default 2.</summary>
    public int PriceScale { get; init; } = 2;

    /// <summary>Smallest price step of an order. Default 0.1.</summary>
    public decimal TickSize { get; init; } = 0.1m;

    /// <summary>Smallest quantity step. Default 0.001.</summary>
    public decimal QtyStep { get; init; } = 0.001m;

    /// <summary>Smallest order. Default 0.001.</summary>
    public decimal MinQty { get; init; } = 0.001m;

    /// <summary>Largest limit order. Default 100,000.</summary>
    public decimal MaxQty { get; init; } = 100_000m;

    /// <summary>Largest market order. Default 50,000.</summary>
    public decimal MaxMarketQty { get; init; } = 50_000m;

    /// <summary>Least value of an opening order in the settle coin. Default 5.</summary>
    public decimal MinNotional { get; init; } = 5m;

    /// <summary>Largest leverage. Default 100.</summary>
    public decimal MaxLeverage { get; init; } = 100m;

    /// <summary>The price nearest below that the tick size allows.</summary>
    /// <param name="price">Any price.</param>
    public decimal RoundDown(decimal price) => Math.Floor(price / TickSize) * TickSize;
}
