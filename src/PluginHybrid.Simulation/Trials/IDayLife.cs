using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Trials;

/// <summary>Lives days. Several threads may call it at once.</summary>
public interface IDayLife
{
    /// <summary>Lives a day to its end, or to its first violation.</summary>
    /// <param name="day">The day.</param>
    /// <param name="around">What looks at it, and what is left out.</param>
    /// <param name="token">Gives up.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    DayReport Live(Day day, DaySurroundings around, CancellationToken token);
}

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
