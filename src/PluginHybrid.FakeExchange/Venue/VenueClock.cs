namespace PluginHybrid.FakeExchange.Venue;

/// <summary>The venue's own clock: the host's time plus an offset a test may set.</summary>
/// <param name="time">Where real time comes from.</param>
public sealed class VenueClock(TimeProvider time)
{
    private long _offsetMs;

    /// <summary>How far the venue's clock is ahead of real time. Default zero; may be negative.</summary>
    public TimeSpan Offset
    {
        get => TimeSpan.FromMilliseconds(Interlocked.Read(ref _offsetMs));
        set => Interlocked.Exchange(ref _offsetMs, (long)value.TotalMilliseconds);
    }

    /// <summary>Milliseconds since 1970 on the venue's clock.</summary>
    public long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds() + Interlocked.Read(ref _offsetMs);

    /// <summary>The same instant with the clock's full resolution.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + Offset;
}
