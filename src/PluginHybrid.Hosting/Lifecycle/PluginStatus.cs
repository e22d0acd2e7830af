using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>A plugin at one moment, for people and for <c>hybrid plugins</c>. Immutable; holds no object of the plugin's.</summary>
public sealed record PluginStatus
{
    /// <summary>State, settings and journal go by it.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public string Title { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public required PluginState State { get; init; }

    /// <summary>Why, in words; empty while it runs.</summary>
    public string Why { get; init; } = "";

    /// <summary>When the guard's pause ends; <c>null</c> without one.</summary>
    public DateTimeOffset? ResumesAt { get; init; }

    /// <summary>What becomes of its orders.</summary>
    public PluginMode Mode { get; init; }

    /// <summary>The version that runs, or ran last.</summary>
    public string Version { get; init; } = "";

    /// <summary>Hash of the files it was made of.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>Path of the file it was made of.</summary>
    public string Path { get; init; } = "";

    /// <summary>True while it runs on the receiving thread.</summary>
    public bool IsInline { get; init; }

    /// <summary>What it asked for.</summary>
    public Capabilities Asked { get; init; }

    /// <summary>What it asked for and has.</summary>
    public Capabilities Granted { get; init; }

    /// <summary>What it asked for and does not have.</summary>
    public Capabilities Missing => Asked & ~Granted;

    /// <summary>Why the newest file was not taken, and warnings of the one that runs.</summary>
    public IReadOnlyList<SourceProblem> Problems { get; init; } = [];

    /// <summary>Times, counts and memory of its turns.</summary>
    public required PluginFigures Figures { get; init; }

    /// <summary>The last faults, oldest first.</summary>
    public IReadOnlyList<PluginFault> Faults { get; init; } = [];

    /// <summary>Faults since the start.</summary>
    public long FaultCount { get; init; }

    /// <summary>The last commands, oldest first.</summary>
    public IReadOnlyList<PluginDecision> Decisions { get; init; } = [];

    /// <summary>Commands by what became of them.</summary>
    public IReadOnlyDictionary<string, long> Outcomes { get; init; } = new Dictionary<string, long>();

    /// <summary>The plugin's own counters.</summary>
    public IReadOnlyDictionary<string, long> Counters { get; init; } = new Dictionary<string, long>();

    /// <summary>The plugin's own gauges.</summary>
    public IReadOnlyDictionary<string, decimal> Gauges { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Versions that no longer run and are still in memory.</summary>
    public IReadOnlyList<string> OldVersionsInMemory { get; init; } = [];
}
