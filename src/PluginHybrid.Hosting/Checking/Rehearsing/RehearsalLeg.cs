using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Checking.Rehearsing;

/// <summary>One open leg of the rehearsal's venue.</summary>
/// <param name="position">As the venue states it.</param>
/// <param name="mark">The price it is worth.</param>
internal sealed class RehearsalLeg(Position position, decimal mark)
{
    /// <summary>As the venue states it now.</summary>
    public Position Position { get; set; } = position;

    /// <summary>The newest price.</summary>
    public decimal Mark { get; set; } = mark;

    /// <summary>True when it is long.</summary>
    public bool IsLong => Position.Side == Side.Buy;

    /// <summary>What it has won or lost at the newest price.</summary>
    public decimal Pnl => (IsLong ? Mark - Position.EntryPrice!.Value : Position.EntryPrice!.Value - Mark) * Position.Size;

    /// <summary>True when the price has reached the stop.</summary>
    public bool IsStopped => Position.StopLoss is { } stop && (IsLong ? Mark <= stop : Mark >= stop);

    /// <summary>True when the price has reached the target.</summary>
    public bool IsAtTarget => Position.TakeProfit is { } target && (IsLong ? Mark >= target : Mark <= target);

    /// <summary>True when a stop at this price would be set off at once.</summary>
    /// <param name="price">The stop.</param>
    public bool IsWrongSide(decimal price) => IsLong ? price >= Mark : price <= Mark;

    /// <summary>True when a stop at this price would protect less than the one that is there.</summary>
    /// <param name="price">The stop.</param>
    public bool IsLooser(decimal price) => Position.StopLoss is { } now && (IsLong ? price < now : price > now);
}
