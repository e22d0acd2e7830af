using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Recordings.Digests;
using PluginHybrid.Replay.Running;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Links;
using PluginHybrid.Simulation.Times;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Hosts;

/// <summary>What a host process finds in its world.</summary>
internal sealed class HostSurroundings
{
    /// <summary>What is lived.</summary>
    public required Day Day { get; init; }

    /// <summary>Loaded once, for every process of the day.</summary>
    public required ReplayPlugins Plugins { get; init; }

    /// <summary>Virtual time.</summary>
    public required Timeline Timeline { get; init; }

    /// <summary>The world's thread.</summary>
    public required HomeThread Home { get; init; }

    /// <summary>Links of the private stream.</summary>
    public required StreamLinks Private { get; init; }

    /// <summary>Links of the public stream.</summary>
    public required StreamLinks Public { get; init; }

    /// <summary>The way of REST calls.</summary>
    public required RestRoad Road { get; init; }

    /// <summary>What outlives a process.</summary>
    public required DurableStore Disk { get; init; }

    /// <summary>The checkers.</summary>
    public required CheckerBoard Board { get; init; }

    /// <summary>What troubles plugins.</summary>
    public required PluginTroubles Troubles { get; init; }

    /// <summary>Hash of all that crosses the border.</summary>
    public required DigestBuffer Border { get; init; }

    /// <summary>The last things that happened.</summary>
    public required Tail Tail { get; init; }

    /// <summary>The operator's settings of a plugin, as YAML; a recording keeps them.</summary>
    public required Func<string, string> Settings { get; init; }

    /// <summary>A plugin that may do nothing: all that it asks for is denied. Empty for none.</summary>
    public string Powerless { get; init; } = "";

    /// <summary>When the world begins; <c>null</c>: at the usual dawn.</summary>
    public DateTimeOffset? Dawn { get; init; }

    /// <summary>What the session is told; <c>null</c>: the defaults, with the day's seed.</summary>
    public SessionStart? Began { get; init; }

    /// <summary>What the plugin host is told; <c>null</c>: the defaults, with the day's seed.</summary>
    public HostFacts? Facts { get; init; }

    /// <summary>The operator's decisions by plugin id; <c>null</c>: all are live with every capability.</summary>
    public Func<string, PluginTerms>? Terms { get; init; }

    /// <summary>Where host processes are recorded; <c>null</c>: nowhere.</summary>
    public string? RecordInto { get; init; }
}
