namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Instruments to start a venue with.</summary>
public static class Instruments
{
    /// <summary>Eight well-known perpetuals, six settled in USDT and two in USDC, in name order.</summary>
    public static IReadOnlyList<Instrument> WellKnown { get; } =
    [
        new() { Symbol = "ADAUSDT", BaseCoin = "ADA", StartPrice = 0.41m, PriceScale = 4, TickSize = 0.0001m, QtyStep = 1, MinQty = 1, MaxQty = 5_000_000, MaxMarketQty = 1_000_000 },
        new() { Symbol = "BTCPERP", BaseCoin = "BTC", SettleCoin = "USDC", StartPrice = 65_110m, TickSize = 0.1m },
        new() { Symbol = "BTCUSDT", BaseCoin = "BTC", StartPrice = 65_114.3m, TickSize = 0.1m, MaxQty = 1_190, MaxMarketQty = 500 },
        new() { Symbol = "DOGEUSDT", BaseCoin = "DOGE", StartPrice = 0.07053m, PriceScale = 5, TickSize = 0.00001m, QtyStep = 1, MinQty = 1, MaxQty = 20_000_000, MaxMarketQty = 5_000_000 },
        new() { Symbol = "ETHPERP", BaseCoin = "ETH", SettleCoin = "USDC", StartPrice = 1_921m, TickSize = 0.01m, QtyStep = 0.01m, MinQty = 0.01m },
        new() { Symbol = "ETHUSDT", BaseCoin = "ETH", StartPrice = 1_921.5m, TickSize = 0.01m, QtyStep = 0.01m, MinQty = 0.01m },
        new() { Symbol = "SOLUSDT", BaseCoin = "SOL", StartPrice = 149.13m, PriceScale = 3, TickSize = 0.01m, QtyStep = 0.1m, MinQty = 0.1m },
        new() { Symbol = "XRPUSDT", BaseCoin = "XRP", StartPrice = 3.3298m, PriceScale = 4, TickSize = 0.0001m, QtyStep = 1, MinQty = 1, MaxQty = 2_000_000 },
    ];

    /// <summary>Made-up USDT perpetuals <c>SIM001USDT</c>, <c>SIM002USDT</c>, … for load and stress.</summary>
    /// <param name="count">How many; 0 to 999.</param>
    public static IReadOnlyList<Instrument> Simulated(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 999);
        return [.. Enumerable.Range(1, count).Select(number => new Instrument
        {
            Symbol = $"SIM{number:000}USDT",
            BaseCoin = $"SIM{number:000}",
            StartPrice = 10m + number,
            TickSize = 0.01m,
        })];
    }
}
