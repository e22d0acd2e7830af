using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.FakeExchange.Playback;

namespace PluginHybrid.Replaying;

/// <summary>How a person wants a recording replayed.</summary>
internal sealed record ReplayPlan
{
    /// <summary>The recording's folder or file, as it was named.</summary>
    public required string Path { get; init; }

    /// <summary>How fast. Default ten times as recorded.</summary>
    public Pace Pace { get; init; } = new(10);

    /// <summary>True moves the venue's times to now. Default true.</summary>
    public bool ShiftTimes { get; init; } = true;

    /// <summary>How much may differ. Default commands must be the same.</summary>
    public Strictness Strictness { get; init; }

    /// <summary>Trouble to lay over it. Default none.</summary>
    public FaultScript? Faults { get; init; }

    /// <summary>The last record that is played. Default all.</summary>
    public long UntilRecord { get; init; } = long.MaxValue;

    /// <summary>How far it is played. Default to its end.</summary>
    public TimeSpan UntilTime { get; init; } = TimeSpan.MaxValue;

    /// <summary>True when only a part is played.</summary>
    public bool IsPart => UntilRecord != long.MaxValue || UntilTime != TimeSpan.MaxValue;
}
