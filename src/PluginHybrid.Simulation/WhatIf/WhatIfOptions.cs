using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Replay.Running;

namespace PluginHybrid.Simulation.WhatIf;

/// <summary>What a recorded session is lived again with.</summary>
public sealed record WhatIfOptions
{
    /// <summary>The recording: its folder or file.</summary>
    public required string Path { get; init; }

    /// <summary>The plugins, changed or not.</summary>
    public required ReplayPlugins Plugins { get; init; }

    /// <summary>What the operator lets each plugin do, by id.</summary>
    public required Func<string, PluginTerms> Terms { get; init; }

    /// <summary>The operator's settings of a plugin, as YAML; the recording of the new session keeps them. Default empty.</summary>
    public Func<string, string> Settings { get; init; } = static _ => "";

    /// <summary>What is other than recorded, in words for people. Default nothing.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>A folder to keep the recording of the new session in, new or empty.</summary>
    public required string RecordInto { get; init; }
}
