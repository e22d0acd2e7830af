namespace PluginHybrid.Replay.Running;

/// <summary>The time of a recording: that of the input being played, or what a plugin's clock said in its turn. Its timers never come due by themselves.</summary>
internal sealed class ReplayTime : TimeProvider
{
    private static readonly Sleeping Never = new();

    /// <summary>Time of the input being played.</summary>
    public DateTimeOffset Input { get; set; }

    /// <summary>What the plugin's clock said in the turn that runs; <c>null</c>: the input's time.</summary>
    public DateTimeOffset? Turn { get; set; }

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => Turn ?? Input;

    /// <inheritdoc />
    public override long GetTimestamp() => Input.UtcTicks;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => Never;

    private sealed class Sleeping : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // It holds nothing.
        }

        public ValueTask DisposeAsync() => default;
    }
}
