using PluginHybrid.Hosting.Lanes;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>What one plugin's lanes count, over all of them.</summary>
internal sealed class SlotFigures
{
    /// <summary>Turns, ticks, events, bytes.</summary>
    public LaneCounts Counts { get; } = new();

    /// <summary>How long turns take.</summary>
    public TurnMeter Meter { get; } = new();

    /// <summary>The plugin's own figures.</summary>
    public PluginMetrics Own { get; } = new();

    /// <summary>All of it at this moment.</summary>
    public PluginFigures Read(PluginSlot slot, DateTimeOffset now) => new()
    {
        Turns = Counts.Turns,
        TicksSeen = Counts.TicksSeen,
        TicksConflated = Counts.TicksConflated,
        FirstTickAt = Volatile.Read(ref Counts.FirstTickAt) is > 0 and var at ? new DateTimeOffset(at, TimeSpan.Zero) : null,
        AccountEvents = Counts.AccountEvents,
        Resyncs = Counts.Resyncs,
        QueueDepth = slot.Room?.Lane.Depth ?? 0,
        IsAtRest = slot.Room?.Lane.IsAtRest ?? true,
        IsAwaiting = slot.Room?.Lane.IsAwaiting ?? false,
        OldestTick = slot.Room?.Lane.OldestTick is { } waits ? now - waits : TimeSpan.Zero,
        LastTurnMicroseconds = Meter.LastMicroseconds,
        TurnP50Microseconds = Meter.Percentile(0.5),
        TurnP99Microseconds = Meter.Percentile(0.99),
        SlowTurns = slot.Guard.SlowTurns,
        AllocatedBytes = Counts.Allocated,
        Swaps = slot.Swap.Count,
        SwapGap = slot.Swap.Gap,
    };
}
