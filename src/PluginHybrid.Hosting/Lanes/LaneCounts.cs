namespace PluginHybrid.Hosting.Lanes;

/// <summary>Figures of one lane; written under its lock or by the thread that runs it, read by anyone.</summary>
internal sealed class LaneCounts
{
    /// <summary>Turns of any kind, over all instances.</summary>
    public long Turns;

    /// <summary>Ticks and tickers that were handed to a handler.</summary>
    public long TicksSeen;

    /// <summary>Ticks and tickers that a newer event stood in for.</summary>
    public long TicksConflated;

    /// <summary>Account events handed out.</summary>
    public long AccountEvents;

    /// <summary>Times that the lane overflowed.</summary>
    public long Resyncs;

    /// <summary>When the first tick or ticker had been handled, in UTC ticks; 0 before it.</summary>
    public long FirstTickAt;

    /// <summary>Bytes that turns allocated.</summary>
    public long Allocated;

    /// <summary>What came, in the order in which it came.</summary>
    public LaneArrivals Arrivals { get; } = new();

    /// <summary>Writes down when the first tick had been handled; asks the clock only then.</summary>
    public void TickHandled(TimeProvider time)
    {
        if (FirstTickAt == 0)
        {
            Volatile.Write(ref FirstTickAt, time.GetUtcNow().Ticks);
        }
    }
}
