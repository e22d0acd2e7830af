using PluginHybrid.Sdk.Values;

namespace PluginHybrid.TestKit;

/// <summary>What a plugin did in a run.</summary>
public sealed record PluginRun
{
    /// <summary>Its commands in the order in which they were settled.</summary>
    public required IReadOnlyList<Decision> DecisionList { get; init; }

    /// <summary>The same as text, a line each; empty when it decided nothing. Compare it with the accepted text of your test.</summary>
    public string Decisions => string.Join('\n', DecisionList);

    /// <summary>Lines of the host's and the plugin's log from Information on, with the time since the beginning.</summary>
    public required IReadOnlyList<string> Log { get; init; }

    /// <summary>Legs that are open at the end, with their stops, in the order of their keys.</summary>
    public required IReadOnlyList<Position> Positions { get; init; }

    /// <summary>The plugin's own gauges at the end, by name.</summary>
    public required IReadOnlyDictionary<string, decimal> Gauges { get; init; }

    /// <summary>The plugin's own counters since the host's last start, by name.</summary>
    public required IReadOnlyDictionary<string, long> Counters { get; init; }

    /// <summary>What it left in the state store: JSON texts by key.</summary>
    public required IReadOnlyDictionary<string, string> State { get; init; }

    /// <summary>Faults of the plugin: exceptions, turns over budget.</summary>
    public required IReadOnlyList<string> Faults { get; init; }
}
