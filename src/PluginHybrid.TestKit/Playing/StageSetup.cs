using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.TestKit.Playing;

/// <summary>What a run is made of.</summary>
internal sealed record StageSetup
{
    public required PluginCandidate Candidate { get; init; }

    public required IPluginLoader Loader { get; init; }

    public required IPluginStates States { get; init; }

    public required IReadOnlyList<Instrument> Instruments { get; init; }

    public PluginMode Mode { get; init; } = PluginMode.Live;

    public Capabilities Granted { get; init; }
}
