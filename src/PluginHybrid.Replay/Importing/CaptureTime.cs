namespace PluginHybrid.Replay.Importing;

/// <summary>The time of a capture: it is what the line being imported says, and never goes back.</summary>
/// <param name="start">Where it begins, in UTC.</param>
internal sealed class CaptureTime(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Goes on to a moment; one that is over changes nothing.</summary>
    /// <param name="ticks">UTC.</param>
    public void To(long ticks) => _ticks = Math.Max(_ticks, ticks);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(_ticks, TimeSpan.Zero);

    /// <inheritdoc />
    public override long GetTimestamp() => _ticks;
}
