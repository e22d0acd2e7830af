namespace PluginHybrid.FakeExchange.Market;

/// <summary>Where prices come from.</summary>
public abstract record MarketSource;

/// <summary>Prices stand still until the test moves them: fully determined by hand.</summary>
public sealed record StillMarket : MarketSource;

/// <summary>Every symbol wanders by itself: same seed, same prices.</summary>
public sealed record RandomWalkMarket : MarketSource
{
    /// <summary>
    /// Time between tickers of a symbol; the real venue sends at most one per 100 ms (FACTS §5). Default 100 ms;
    /// a thousandth of a second makes 1,000 ticks per second and symbol. A late timer catches up.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Typical move of the last price per tick, as a fraction. Default 0.00002: calm.</summary>
    public decimal Volatility { get; init; } = 0.00002m;

    /// <summary>Time between new mark and index prices. Default 1 s, as measured (FACTS §5).</summary>
    public TimeSpan MarkInterval { get; init; } = TimeSpan.FromSeconds(1);
}

/// <summary>Ticker frames from a file, one per line, sent as they stand to whoever subscribes their symbol.</summary>
/// <remarks>
/// Each socket plays the file from its own beginning. A symbol subscribed later gets its frames so far in one
/// burst, its snapshot first; so a socket sees every frame of what it subscribes.
/// </remarks>
/// <param name="Path">A file of <c>tickers.*</c> frames in the order of arrival.</param>
public sealed record TickerFileMarket(string Path) : MarketSource
{
    /// <summary>True: as fast as the client takes them. False: paced by their <c>ts</c>. Default false.</summary>
    public bool AsFastAsPossible { get; init; }
}

/// <summary>Deltas as fast as each client takes them, for load: the venue's own prices stand still.</summary>
public sealed record LoadMarket : MarketSource;
