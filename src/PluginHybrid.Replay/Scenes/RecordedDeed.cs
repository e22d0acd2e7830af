using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Scenes;

/// <summary>Something in a recording that was done to the account or the host, and not by the host itself.</summary>
/// <param name="At">When the session saw it, since the recording's first moment.</param>
/// <param name="Record">The record that told of it.</param>
public abstract record RecordedDeed(TimeSpan At, long Record);

/// <summary>A position that was there before the recording began.</summary>
/// <param name="At">Always zero.</param>
/// <param name="Record">The record of the read that found it.</param>
/// <param name="Leg">The leg.</param>
/// <param name="Side">Long or short.</param>
/// <param name="Size">In the base coin, above zero.</param>
/// <param name="EntryPrice">Average entry price.</param>
public sealed record HeldBefore(TimeSpan At, long Record, PositionKey Leg, Side Side, decimal Size, decimal EntryPrice) : RecordedDeed(At, Record)
{
    /// <summary>When this life of it began; <c>null</c> when the venue did not say.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Stop loss; 0 for none.</summary>
    public decimal StopLoss { get; init; }

    /// <summary>Take-profit; 0 for none.</summary>
    public decimal TakeProfit { get; init; }

    /// <summary>Distance of the venue's trailing stop; 0 for none.</summary>
    public decimal TrailingStop { get; init; }
}

/// <summary>A trade of the person, or one the venue forced: anything but the fill of an order of the host or of a position's stop.</summary>
/// <param name="At">When the session saw it.</param>
/// <param name="Record">The record of the execution, or of the read that found it.</param>
/// <param name="Leg">The leg.</param>
/// <param name="Side">Bought or sold.</param>
/// <param name="Quantity">In the base coin, above zero.</param>
/// <param name="Price">What it was filled at.</param>
public sealed record TradedByHand(TimeSpan At, long Record, PositionKey Leg, Side Side, decimal Quantity, decimal Price) : RecordedDeed(At, Record)
{
    /// <summary>How much of the quantity closed what was held; the rest opened.</summary>
    public decimal Closed { get; init; }

    /// <summary>True when nothing of the position was left.</summary>
    public bool ClosedAll { get; init; }

    /// <summary>True when no execution tells of it: a read found the position other than it was. Then price and time are guesses.</summary>
    public bool IsInferred { get; init; }
}

/// <summary>Stops of a whole position, set or taken away by the person. <c>null</c> stays as it is, 0 takes away.</summary>
/// <param name="At">When the session saw it.</param>
/// <param name="Record">The record of the position's row.</param>
/// <param name="Leg">The leg.</param>
public sealed record StopsByHand(TimeSpan At, long Record, PositionKey Leg) : RecordedDeed(At, Record)
{
    /// <summary>Trigger price of the stop loss.</summary>
    public decimal? StopLoss { get; init; }

    /// <summary>Trigger price of the take-profit.</summary>
    public decimal? TakeProfit { get; init; }

    /// <summary>Distance of the venue's trailing stop.</summary>
    public decimal? TrailingStop { get; init; }

    /// <summary>What sets off the stop loss. Default the last price, the venue's own default.</summary>
    public StopTrigger StopTrigger { get; init; } = StopTrigger.LastPrice;

    /// <summary>What sets off the take-profit. Default the last price.</summary>
    public StopTrigger TakeTrigger { get; init; } = StopTrigger.LastPrice;
}

/// <summary>Funding was charged or paid.</summary>
/// <param name="At">When the session saw it.</param>
/// <param name="Record">The record of the execution.</param>
/// <param name="Symbol">For which symbol.</param>
/// <param name="Rate">The rate, as a fraction.</param>
public sealed record Funded(TimeSpan At, long Record, string Symbol, decimal Rate) : RecordedDeed(At, Record);

/// <summary>The kill switch was thrown, or released.</summary>
/// <param name="At">When.</param>
/// <param name="Record">Its record.</param>
/// <param name="IsHalted">True for thrown.</param>
/// <param name="Reason">Who did it.</param>
public sealed record Halted(TimeSpan At, long Record, bool IsHalted, string Reason) : RecordedDeed(At, Record);

/// <summary>The operator has a symbol watched, or no longer.</summary>
/// <param name="At">When.</param>
/// <param name="Record">Its record.</param>
/// <param name="Symbol">The symbol.</param>
/// <param name="IsWatched">False for its end.</param>
public sealed record Watched(TimeSpan At, long Record, string Symbol, bool IsWatched) : RecordedDeed(At, Record);
