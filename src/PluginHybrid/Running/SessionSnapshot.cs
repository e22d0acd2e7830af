using PluginHybrid.Logs;
using PluginHybrid.Plugins;
using PluginHybrid.Watching;

namespace PluginHybrid.Running;

/// <summary>A session at one moment, with all that is shown of it.</summary>
internal sealed record SessionSnapshot
{
    /// <summary>The environment's name.</summary>
    public required string Venue { get; init; }

    /// <summary>Why the host is halted; <c>null</c> when it is not.</summary>
    public string? Halted { get; init; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Since the run began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>How long the run lasts; <c>null</c> until it is stopped.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>The private stream.</summary>
    public required StreamFigures Private { get; init; }

    /// <summary>The public stream.</summary>
    public required StreamFigures Public { get; init; }

    /// <summary>Venue time minus ours; <c>null</c> until measured.</summary>
    public TimeSpan? ClockOffset { get; init; }

    /// <summary>The open legs in the order of their keys.</summary>
    public IReadOnlyList<HeldPosition> Positions { get; init; } = [];

    /// <summary>The plugins, by id in ordinal order.</summary>
    public IReadOnlyList<PluginLine> Plugins { get; init; } = [];

    /// <summary>Mark prices of symbols that are followed without a position.</summary>
    public IReadOnlyList<KeyValuePair<string, decimal>> Watched { get; init; } = [];

    /// <summary>Events since the snapshot before, oldest first.</summary>
    public IReadOnlyList<EventLine> NewEvents { get; init; } = [];

    /// <summary>How many events before those were missed because they came too fast to be shown.</summary>
    public long MissedEvents { get; init; }

    /// <summary>Log lines since the snapshot before, oldest first.</summary>
    public IReadOnlyList<LogLine> NewLogs { get; init; } = [];

    /// <summary>Counts of all events by name, in ordinal order.</summary>
    public IReadOnlyList<(string Name, long Count)> Tally { get; init; } = [];
}
