namespace PluginHybrid.FakeExchange.Market;

/// <summary>Where prices come from.</summary>
public abstract record MarketSource;

/// <summary>Prices stand still until the test moves them: fully determined by hand.</summary>
public sealed record StillMarket : MarketSource;

/// <summary>Every symbol wanders by itself: same seed, same prices.</summary>
public sealed record RandomWalkMarket : MarketSource
{
    /// <summary>Time between tickers of a symbol; the real venue sends at most one per 100 ms (FACTS §5). Default 100 ms.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Typical move of the last price per tick, as a fraction. Default 0.00002: calm.</summary>
    public decimal Volatility { get; init; } = 0.00002m;

    /// <summary>Time between new mark and index prices. Default 1 s, as measured (FACTS §5).</summary>
    public TimeSpan MarkInterval { get; init; } = TimeSpan.FromSeconds(1);
}
