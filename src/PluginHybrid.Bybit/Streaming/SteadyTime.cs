namespace PluginHybrid.Bybit.Streaming;

/// <summary>A wall clock that nobody can set: the inner clock's time at the start, carried on by its monotonic one.</summary>
/// <remarks>The session and the REST client must read one clock, or an offset measured by one is wrong for the other.</remarks>
/// <param name="inner">Read once for the time of day; afterwards for timestamps and timers.</param>
internal sealed class SteadyTime(TimeProvider inner) : TimeProvider
{
    private readonly DateTimeOffset _startedAt = inner.GetUtcNow();
    private readonly long _startStamp = inner.GetTimestamp();

    /// <inheritdoc />
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _startedAt + inner.GetElapsedTime(_startStamp);

    /// <inheritdoc />
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
