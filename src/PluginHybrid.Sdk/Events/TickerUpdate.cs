namespace PluginHybrid.Sdk.Events;

/// <summary>The merged ticker of a symbol that a plugin watches, after each frame.</summary>
/// <remarks>Ticks conflate per symbol: a plugin that is busy sees the newest. Only sent when someone listens.</remarks>
/// <example><code>
/// public override ValueTask OnTicker(TickerUpdate ticker)
/// {
///     if (ticker is { Symbol: "BTCUSDT", MarkPrice: &gt; 70_000m }) { Log.Alert($"{ticker.Symbol} {ticker.MarkPrice} at {ticker.VenueTime:T}"); }
///     Log.Debug($"{ticker.LastPrice} {ticker.IndexPrice} {ticker.BidPrice}/{ticker.AskPrice}, funding {ticker.FundingRate:P4} at {ticker.NextFundingAt:T}");
///     return default;
/// }
/// </code></example>
public readonly record struct TickerUpdate : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.TickerUpdate;

    /// <inheritdoc />
    public required EventStamp Stamp { get; init; }

    /// <summary>As the venue spells it.</summary>
    public required string Symbol { get; init; }

    /// <summary>Mark price; <c>null</c> until stated.</summary>
    public decimal? MarkPrice { get; init; }

    /// <summary>Last traded price; <c>null</c> until stated.</summary>
    public decimal? LastPrice { get; init; }

    /// <summary>Index price; <c>null</c> until stated.</summary>
    public decimal? IndexPrice { get; init; }

    /// <summary>Best bid; <c>null</c> until stated.</summary>
    public decimal? BidPrice { get; init; }

    /// <summary>Best ask; <c>null</c> until stated.</summary>
    public decimal? AskPrice { get; init; }

    /// <summary>Funding rate of the next settlement, a fraction (0.0001 is 0.01 %); longs pay when it is above zero. <c>null</c> for dated futures.</summary>
    public decimal? FundingRate { get; init; }

    /// <summary>When funding settles next, on the venue's clock; <c>null</c> when it does not.</summary>
    public DateTimeOffset? NextFundingAt { get; init; }

    /// <summary>The venue's clock: <c>ts</c> of the frame.</summary>
    public DateTimeOffset VenueTime { get; init; }
}
