namespace PluginHybrid.FakeExchange.Playback;

/// <summary>When a record is due: absolute from an anchor, so that delays do not add up.</summary>
internal sealed class PaceClock(Pace pace, TimeProvider time)
{
    private long _began;
    private TimeSpan _from;

    /// <summary>The record at this time is due now; the others follow at their distance from it.</summary>
    public void Anchor(TimeSpan from) => (_began, _from) = (time.GetTimestamp(), from);

    /// <summary>Time until a record is due; zero or less when it is.</summary>
    public TimeSpan Until(TimeSpan at) => pace.Factor == 0 ? TimeSpan.Zero : ((at - _from) / pace.Factor) - time.GetElapsedTime(_began);
}
