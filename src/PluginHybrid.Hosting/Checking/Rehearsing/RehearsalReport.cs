using PluginHybrid.Hosting.Guard;

namespace PluginHybrid.Hosting.Checking.Rehearsing;

/// <summary>What a plugin did in one rehearsal. Texts only: nothing here keeps the plugin in memory.</summary>
public sealed record RehearsalReport
{
    /// <summary>True when it was running after its start.</summary>
    public required bool Started { get; init; }

    /// <summary>Why it did not start, or was no longer running at the end; else empty.</summary>
    public string Why { get; init; } = "";

    /// <summary>Every command with its answer, reason and cause, in order.</summary>
    public IReadOnlyList<string> Decisions { get; init; } = [];

    /// <summary>Lines of its log from Information on, in order.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];

    /// <summary>What it left in its state store, by key.</summary>
    public IReadOnlyList<string> State { get; init; } = [];

    /// <summary>What it did wrong until it was told to stop.</summary>
    public IReadOnlyList<PluginFault> Faults { get; init; } = [];

    /// <summary>What it did wrong while it stopped.</summary>
    public IReadOnlyList<PluginFault> StopFaults { get; init; } = [];

    /// <summary>Events that were published.</summary>
    public long Events { get; init; }

    /// <summary>All that two runs must have in common.</summary>
    public IReadOnlyList<string> Transcript => [.. Decisions, .. Log, .. State];
}
