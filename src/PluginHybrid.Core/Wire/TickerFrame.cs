namespace PluginHybrid.Core.Wire;

/// <summary>The <c>tickers.{symbol}</c> topic: the fields we keep. One object, filled anew by every read.</summary>
public sealed class TickerFrame : WireFrame
{
    /// <summary>The symbol, or <c>null</c> when nobody asked for it.</summary>
    public Symbol? Symbol { get; set; }

    /// <summary>True for a <c>snapshot</c>, which replaces the whole state; false for a <c>delta</c>.</summary>
    public bool IsSnapshot { get; set; }

    /// <summary>The venue's <c>cs</c>: orders frames of a symbol, never reveals a gap (FACTS §5). Exceeds int32.</summary>
    public long CrossSequence { get; set; }

    /// <summary>The venue's <c>ts</c>, milliseconds since 1970.</summary>
    public long VenueTimeMs { get; set; }

    /// <summary>Which prices the frame states. A missing one is unchanged.</summary>
    public TickerFields Stated { get; set; }

    /// <summary>Which of the stated prices are empty: "does not apply". A subset of <see cref="Stated"/>.</summary>
    public TickerFields Empty { get; set; }

    /// <summary>Mark price, when stated and not empty.</summary>
    public decimal MarkPrice { get; set; }

    /// <summary>Last traded price, when stated and not empty.</summary>
    public decimal LastPrice { get; set; }

    /// <summary>Index price, when stated and not empty.</summary>
    public decimal IndexPrice { get; set; }

    /// <summary>Best bid, when stated and not empty.</summary>
    public decimal BidPrice { get; set; }

    /// <summary>Best ask, when stated and not empty.</summary>
    public decimal AskPrice { get; set; }

    /// <summary>Funding rate, when stated and not empty.</summary>
    public decimal FundingRate { get; set; }

    /// <summary>Next funding, ms since 1970, when stated and not empty; 0 where there is none.</summary>
    public long NextFundingMs { get; set; }

    /// <summary>Makes the frame empty, before it is filled.</summary>
    public void Clear()
    {
        Symbol = null;
        IsSnapshot = false;
        CrossSequence = 0;
        VenueTimeMs = 0;
        Stated = TickerFields.None;
        Empty = TickerFields.None;
    }
}
