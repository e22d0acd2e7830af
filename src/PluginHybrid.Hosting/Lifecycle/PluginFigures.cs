namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>What a plugin's lane has done, over all its instances.</summary>
public sealed record PluginFigures
{
    /// <summary>Turns of any kind.</summary>
    public long Turns { get; init; }

    /// <summary>Ticks and tickers handed to it.</summary>
    public long TicksSeen { get; init; }

    /// <summary>Ticks and tickers for which a newer event stood in.</summary>
    public long TicksConflated { get; init; }

    /// <summary>When its first tick had been handled, on the host's clock; <c>null</c> before it.</summary>
    public DateTimeOffset? FirstTickAt { get; init; }

    /// <summary>Account events handed to it.</summary>
    public long AccountEvents { get; init; }

    /// <summary>Times that it fell so far behind that a snapshot stood in for account events.</summary>
    public long Resyncs { get; init; }

    /// <summary>Account events that wait.</summary>
    public int QueueDepth { get; init; }

    /// <summary>True when nothing waits for it and no turn of it is running or awaited.</summary>
    public bool IsAtRest { get; init; }

    /// <summary>True when a turn of it is awaited and none is running.</summary>
    public bool IsAwaiting { get; init; }

    /// <summary>How old the tick is that waits longest; zero when none waits.</summary>
    public TimeSpan OldestTick { get; init; }

    /// <summary>The last turn, in microseconds, without what was awaited.</summary>
    public double LastTurnMicroseconds { get; init; }

    /// <summary>Half of the turns took no longer, in microseconds; within a fifth.</summary>
    public double TurnP50Microseconds { get; init; }

    /// <summary>99 of 100 turns took no longer, in microseconds; within a fifth.</summary>
    public double TurnP99Microseconds { get; init; }

    /// <summary>Turns longer than the guard's warning.</summary>
    public long SlowTurns { get; init; }

    /// <summary>Bytes its turns allocated.</summary>
    public long AllocatedBytes { get; init; }

    /// <summary>Versions that took over while the plugin ran.</summary>
    public long Swaps { get; init; }

    /// <summary>The last swap: from the last turn between events of the old version to the end of the new one's start. Zero before the first.</summary>
    public TimeSpan SwapGap { get; init; }
}
