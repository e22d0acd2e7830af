using PluginHybrid.Hosting.Lifecycle;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>A plugin's clock: the time of the event being handled. Its timers come back on the lane and end with the instance.</summary>
/// <param name="instance">Whose clock.</param>
/// <param name="host">Where timers run.</param>
internal sealed class LaneClock(PluginInstance instance, TimeProvider host) : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.MinValue;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _now;

    /// <inheritdoc />
    public override long GetTimestamp() => _now.Ticks;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return instance.Timers.Add(dueTime, period, (number, at) =>
            instance.Lane.Post(new ClockTick(instance, at, callback, state), instance.TellTimer(number, at)));
    }

    /// <summary>A turn begins. The clock never goes back.</summary>
    public void Set(DateTimeOffset now) => _now = now > _now ? now : _now;

    /// <summary>The host's clock, for what is told to people.</summary>
    public TimeProvider Host => host;
}
