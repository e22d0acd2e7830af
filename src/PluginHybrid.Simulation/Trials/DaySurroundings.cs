using PluginHybrid.Simulation.Checking;

namespace PluginHybrid.Simulation.Trials;

/// <summary>How a day is lived.</summary>
public sealed record DaySurroundings
{
    /// <summary>Makes what looks at the day. Default every checker.</summary>
    public Func<IReadOnlyList<Checker>> Checkers { get; init; } = Checking.Checkers.All;

    /// <summary>A plugin that is not loaded. Default empty: all are.</summary>
    public string Without { get; init; } = "";

    /// <summary>A plugin that is loaded and may do nothing. Default empty: none.</summary>
    public string Powerless { get; init; } = "";

    /// <summary>Where the session of every host process is recorded. Default <c>null</c>: nowhere.</summary>
    public string? RecordInto { get; init; }
}
