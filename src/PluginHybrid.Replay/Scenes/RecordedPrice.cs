namespace PluginHybrid.Replay.Scenes;

/// <summary>A symbol's ticker as the host knew it after one frame: what a delta left out is carried forward.</summary>
/// <param name="At">When the frame came, since the recording's first moment.</param>
/// <param name="Record">Its record.</param>
/// <param name="Symbol">The venue's symbol.</param>
public sealed record RecordedPrice(TimeSpan At, long Record, string Symbol)
{
    /// <summary>Last traded price.</summary>
    public decimal Last { get; init; }

    /// <summary>Mark price.</summary>
    public decimal Mark { get; init; }

    /// <summary>Index price.</summary>
    public decimal Index { get; init; }

    /// <summary>Best bid.</summary>
    public decimal Bid { get; init; }

    /// <summary>Quantity at the best bid.</summary>
    public decimal BidSize { get; init; }

    /// <summary>Best ask.</summary>
    public decimal Ask { get; init; }

    /// <summary>Quantity at the best ask.</summary>
    public decimal AskSize { get; init; }

    /// <summary>Highest last price of 24 hours.</summary>
    public decimal High { get; init; }

    /// <summary>Lowest last price of 24 hours.</summary>
    public decimal Low { get; init; }

    /// <summary>Quantity traded in 24 hours.</summary>
    public decimal Volume { get; init; }

    /// <summary>Value traded in 24 hours.</summary>
    public decimal Turnover { get; init; }

    /// <summary>Open interest, in the base coin.</summary>
    public decimal OpenInterest { get; init; }

    /// <summary>Funding rate of the running interval, as a fraction.</summary>
    public decimal FundingRate { get; init; }

    /// <summary>Direction of the last trade, in the venue's word; empty until one was told.</summary>
    public string TickDirection { get; init; } = "";

    /// <summary>The venue's clock: milliseconds of the frame's <c>ts</c>; 0 when it had none.</summary>
    public long VenueMs { get; init; }

    /// <summary>True once a mark, a last price and both sides of the touch are known: what a market needs.</summary>
    public bool IsWhole => Mark > 0 && Last > 0 && Bid > 0 && Ask > 0;
}
