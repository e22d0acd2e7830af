namespace PluginHybrid.Core.Session;

/// <summary>The host's clock: the wall clock at the start of the session, carried on by the monotonic one.</summary>
/// <remarks>
/// A wall clock that is set while the session runs moves no timer and reorders nothing; the venue's clock is measured
/// against this one, so the difference heals with the next measurement.
/// </remarks>
/// <param name="time">Where both clocks are read.</param>
public sealed class SessionClock(TimeProvider time)
{
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private readonly long _startStamp = time.GetTimestamp();

    /// <summary>Never goes back.</summary>
    public DateTimeOffset Now => _startedAt + time.GetElapsedTime(_startStamp);
}
