using PluginHybrid.Replay.Running;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Hosts;

namespace PluginHybrid.Simulation.Worlds;

/// <summary>What a world is made of beside its day.</summary>
public sealed record WorldOptions
{
    /// <summary>The plugins, loaded as the live host loads them; all run live with every capability.</summary>
    public required ReplayPlugins Plugins { get; init; }

    /// <summary>The settings that the plugins were loaded with, by id, as YAML: recordings keep them. Default those of <see cref="WorldPlugins.Load"/>.</summary>
    public Func<string, string> Settings { get; init; } = WorldPlugins.SettingsOf;

    /// <summary>A plugin that may do nothing: all that it asks for is denied. Default empty: none.</summary>
    public string Powerless { get; init; } = "";

    /// <summary>Makes the checkers of a day, new ones each time. Default none.</summary>
    public Func<IReadOnlyList<Checker>> Checkers { get; init; } = static () => [];

    /// <summary>Stops at the first violation. Default true.</summary>
    public bool StopsAtViolation { get; init; } = true;

    /// <summary>Measures live memory, after a collection, in bytes. Only for a world that is alone in its process. Default <c>null</c>: memory is not measured.</summary>
    public Func<long>? LiveBytes { get; init; }

    /// <summary>A folder to record the session of every host process into: <c>host-1</c>, <c>host-2</c>, … Default <c>null</c>: nothing is recorded.</summary>
    public string? RecordInto { get; init; }
}
