using PluginHybrid.Configuration;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.Simulation.Staging;

namespace PluginHybrid.Drilling;

/// <summary>What a person asked to be drilled.</summary>
internal sealed record DrillPlan
{
    /// <summary>The recording as it was named.</summary>
    public required string Named { get; init; }

    /// <summary>Its folder or file, full path.</summary>
    public required string Path { get; init; }

    /// <summary>The recording.</summary>
    public required RecordedSession Session { get; init; }

    /// <summary>What of it is done anew.</summary>
    public required SceneStage Stage { get; init; }

    /// <summary>What is configured.</summary>
    public required LoadedSettings Configured { get; init; }

    /// <summary>The configuration file as it was named; <c>null</c>: the usual one.</summary>
    public string? Config { get; init; }

    /// <summary>How many kills, each in a run of its own. 1 to 100.</summary>
    public int Kills { get; init; } = 3;

    /// <summary>Draws where they strike.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>True fails on other stops on the way to the same last one, too.</summary>
    public bool IsStrict { get; init; }

    /// <summary>True takes state and journal away with the killed host: the drill's own test of itself.</summary>
    public bool ForgetsState { get; init; }
}
