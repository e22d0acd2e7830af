namespace PluginHybrid.Hosting.Guard;

/// <summary>How much a plugin may do wrong before the host steps in. Times are of the host's clock.</summary>
public sealed record GuardLimits
{
    /// <summary>Faults within <see cref="FaultWindow"/> that suspend a plugin. Default 5.</summary>
    public int FaultsToSuspend { get; init; } = 5;

    /// <summary>In which faults are counted together. Default 60 s.</summary>
    public TimeSpan FaultWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Pauses of the first, second, third suspension; after one more it is quarantined. Default 30 s, 2 min, 10 min.</summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    /// <summary>Time without a fault after which pauses begin with the first again. Default 10 min.</summary>
    public TimeSpan HealthyTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A turn that holds its lane longer is told in the log. Default 50 ms.</summary>
    public TimeSpan TurnWarning { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>A turn that has not come back for so long is given up, with its lane. Default 2 s.</summary>
    public TimeSpan HungAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A handler that awaits longer is told as a fault: its plugin hears no event. Above what an order's outcome takes at most. Default 30 s.</summary>
    public TimeSpan AwaitWarning { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A turn that allocates more is told in the log, in bytes. Default 1 MiB.</summary>
    public long AllocationWarning { get; init; } = 1024 * 1024;

    /// <summary>Commands a second; the next one is denied and counts as a fault. Default 50.</summary>
    public int CommandsPerSecond { get; init; } = 50;

    /// <summary>How long a plugin may await in its start. Default 30 s.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a plugin may await when it is to stop. Default 5 s.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A turn on the receiving thread that takes longer overruns. Default 1 ms.</summary>
    public TimeSpan InlineTurn { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Overruns within <see cref="InlineWindow"/> that move a plugin from the receiving thread to a lane. Default 3.</summary>
    public int InlineOverruns { get; init; } = 3;

    /// <summary>In which overruns are counted together. Default 60 s.</summary>
    public TimeSpan InlineWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A new version that faults before it has handled so many events is rolled back. Default 20.</summary>
    public int TrialEvents { get; init; } = 20;

    /// <summary>A new version that faults before it has run so long is rolled back. Default 10 s.</summary>
    public TimeSpan TrialTime { get; init; } = TimeSpan.FromSeconds(10);
}
