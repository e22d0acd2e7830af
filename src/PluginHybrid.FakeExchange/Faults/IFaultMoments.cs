namespace PluginHybrid.FakeExchange.Faults;

/// <summary>What plays a recording tells a fault script: the moments of <c>when: { record: n }</c>.</summary>
public interface IFaultMoments
{
    /// <summary>A record is about to be played.</summary>
    /// <param name="number">Its number in the recording.</param>
    /// <param name="at">Its time since the recording began.</param>
    void Record(long number, TimeSpan at);
}
