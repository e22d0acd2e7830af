using PluginHybrid.Core.Taps;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>What a replay read of its script ahead of its place. The script gives everything out once: so it goes on over a plugin's lanes.</summary>
internal sealed class NextRecorded
{
    /// <summary>The timer or continuation that comes next; of place 0 while none was asked for.</summary>
    public ArrivalFact Timer { get; set; }

    /// <summary>The turn that was asked for last; -1: none yet.</summary>
    public long Asked { get; set; } = -1;

    /// <summary>When that turn ran; <c>null</c>: at once.</summary>
    public TurnFact? Fact { get; set; }
}
