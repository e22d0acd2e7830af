using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Sdk.Events;

/// <summary>What you hold, at the price it is worth: the event the two streams are merged into.</summary>
/// <remarks>
/// Per leg the sequence only rises, the first event of a life is <see cref="PositionOpened"/>, and nothing follows
/// <see cref="PositionClosed"/> until the next life. No-op pushes of the venue cause no event; every ticker frame
/// of a held symbol causes one per leg, in the order of <see cref="PositionKey.PositionIdx"/>.
/// </remarks>
/// <example><code>
/// public override async ValueTask OnUpdate(PositionUpdate update)
/// {
///     if (update is not { Freshness: Freshness.Fresh, MarkPrice: { } mark, ProfitPercent: &gt; 2 }) { return; }
///     Log.Debug($"last {update.LastPrice}, result {update.UnrealisedPnl}, mark {update.MarkAge.TotalSeconds:0} s old, {update.Cause} at {update.VenueTime:T}");
///     await Orders.Submit(new SetStop(update.Position.Key, mark * 0.99m, $"{update.ProfitPercent:0.0} % up: 1 % below {mark}"));
/// }
/// </code></example>
public readonly record struct PositionUpdate : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.PositionUpdate;

    /// <inheritdoc />
    public required EventStamp Stamp { get; init; }

    /// <summary>The leg as the venue last stated it.</summary>
    public required Position Position { get; init; }

    /// <summary>Mark price in the quote currency: the ticker's, or the position row's until a ticker is known. <c>null</c>: none known.</summary>
    public decimal? MarkPrice { get; init; }

    /// <summary>Last traded price; <c>null</c> until a ticker is known.</summary>
    public decimal? LastPrice { get; init; }

    /// <summary>(mark − entry) × size for a long, the negative for a short; <c>null</c> without mark or entry price.</summary>
    public decimal? UnrealisedPnl { get; init; }

    /// <summary>How far the mark price is from the entry price in the leg's favour, in percent of the entry price, without leverage; <c>null</c> without both.</summary>
    public decimal? ProfitPercent => MarkPrice is { } mark && Position.EntryPrice is { } entry && entry > 0
        ? (Position.Side == Side.Sell ? entry - mark : mark - entry) / entry * 100
        : null;

    /// <summary>The venue's clock: <c>ts</c> of the ticker, or the creation time of the frame or answer.</summary>
    public DateTimeOffset VenueTime { get; init; }

    /// <summary>How long ago, on our clock, a frame last stated the mark price. Up to 20 s is normal when it does not move.</summary>
    public TimeSpan MarkAge { get; init; }

    /// <summary>What caused this update.</summary>
    public UpdateCause Cause { get; init; }

    /// <summary>Whether both halves are to be trusted.</summary>
    public Freshness Freshness { get; init; }
}
