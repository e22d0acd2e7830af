using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Worlds;

/// <summary>What came of a day.</summary>
public sealed record DayReport
{
    /// <summary>What was lived, as it was decided before.</summary>
    public required Day Day { get; init; }

    /// <summary>Hash over everything that crossed the host's border, all processes of the day: inputs, effects, events, commands.</summary>
    public required string Hash { get; init; }

    /// <summary>Hash of commands alone.</summary>
    public required string DecisionHash { get; init; }

    /// <summary>What did not hold, oldest first; empty on a good day.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }

    /// <summary>Virtual time lived.</summary>
    public required TimeSpan Lived { get; init; }

    /// <summary>Steps of the queue.</summary>
    public required long Steps { get; init; }

    /// <summary>Ticker frames that reached the host.</summary>
    public required long Frames { get; init; }

    /// <summary>Events the host published.</summary>
    public required long Events { get; init; }

    /// <summary>Commands of plugins.</summary>
    public required long Commands { get; init; }

    /// <summary>Host processes that lived.</summary>
    public required int Incarnations { get; init; }

    /// <summary>Trouble x state of the connection x state of the position in which it struck, with how often.</summary>
    public required IReadOnlyDictionary<CoveredPlace, int> Coverage { get; init; }

    /// <summary>The last things that happened, oldest first, for a person to read; at most 200 lines.</summary>
    public required IReadOnlyList<string> Tail { get; init; }
}
