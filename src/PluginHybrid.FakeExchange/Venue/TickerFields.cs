namespace PluginHybrid.FakeExchange.Venue;

/// <summary>The parts of a ticker that one delta carries; a part left out is unchanged (FACTS §5).</summary>
[Flags]
internal enum TickerFields
{
    None = 0,
    TickDirection = 1,

    /// <summary>lastPrice with price24hPcnt.</summary>
    Last = 2,

    /// <summary>markPrice with the two open interest values, which move whenever the mark does.</summary>
    Mark = 4,
    Index = 8,

    /// <summary>bid1Price and bid1Size, which always come together.</summary>
    Bid = 16,
    Ask = 32,
    High = 64,
    Low = 128,

    /// <summary>turnover24h and volume24h, which always come together.</summary>
    Volume = 256,
    OpenInterest = 512,
    Funding = 1024,
    All = 2047,
}
