using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Taps;
using PluginHybrid.Hosting.Lanes;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk.Reporting;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>What an instance is made of.</summary>
internal sealed record InstanceSetup
{
    /// <summary>The plugin's id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is made from.</summary>
    public required LoadedPlugin Version { get; init; }

    /// <summary>Where it lives.</summary>
    public required LaneRoom Room { get; init; }

    /// <summary>The host's clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Where commands go.</summary>
    public required ICommandPort Port { get; init; }

    /// <summary>The plugin's commands, over all its instances.</summary>
    public required CommandBook Commands { get; init; }

    /// <summary>Durable values.</summary>
    public required IPluginStates States { get; init; }

    /// <summary>Lines of the log.</summary>
    public required IPluginLog Log { get; init; }

    /// <summary>Figures.</summary>
    public required IMetrics Metrics { get; init; }

    /// <summary>Told of faults outside of turns.</summary>
    public required ITurnWatch Watch { get; init; }

    /// <summary>The operator's mode at this moment.</summary>
    public required Func<PluginMode> Mode { get; init; }

    /// <summary>Takes what came to the lane by the clock; <c>null</c>: nobody records.</summary>
    public ITurnTap? Turns { get; init; }

    /// <summary>Knows what a recorded session did; <c>null</c>: nobody replays.</summary>
    public ITurnScript? Script { get; init; }

    /// <summary>What the operator grants at this moment.</summary>
    public required Func<Capabilities> Allow { get; init; }

    /// <summary>True where whoever publishes runs the lanes, and nothing may go on on a thread of the pool. Default false.</summary>
    public bool IsDriven { get; init; }

    /// <summary>From the run's seed and the plugin's id.</summary>
    public required int Seed { get; init; }
}
