using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Replay.Divergences;
using PluginHybrid.Replay.Scripts;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Running;

/// <summary>What came of a core replay.</summary>
public sealed record CoreReplayReport
{
    /// <summary>Hashes of this replay.</summary>
    public required RunHashes Hashes { get; init; }

    /// <summary>Hashes of the live run; <c>null</c> when the recording does not hold them.</summary>
    public RunHashes? Live { get; init; }

    /// <summary>Inputs played.</summary>
    public required long Inputs { get; init; }

    /// <summary>Events published.</summary>
    public required long Events { get; init; }

    /// <summary>Commands given to the session.</summary>
    public required long Commands { get; init; }

    /// <summary>From the recording's first moment to the last input played.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Where it is not what was recorded, in order; the first thousand of each kind.</summary>
    public required IReadOnlyList<Divergence> Divergences { get; init; }

    /// <summary>All of them.</summary>
    public required long DivergenceCount { get; init; }

    /// <summary>The recorder lost something: no more than order is promised.</summary>
    public bool IsLossy { get; init; }

    /// <summary>The recording has no end of its own.</summary>
    public bool IsTorn { get; init; }

    /// <summary>The input after which it was stopped; <c>null</c> when it came to the end.</summary>
    public long? StoppedAt { get; init; }

    /// <summary>Open legs at the end, in the order of their keys.</summary>
    public required IReadOnlyList<Position> Positions { get; init; }

    /// <summary>Mark prices at the end, by symbol in ordinal order.</summary>
    public required IReadOnlyList<KeyValuePair<string, decimal>> MarkPrices { get; init; }

    /// <summary>The plugins at the end, in the order of their ids.</summary>
    public required IReadOnlyList<PluginStatus> Plugins { get; init; }

    /// <summary>Lines of events for people; empty unless asked for.</summary>
    public RunText EventLines { get; init; } = RunText.Empty;

    /// <summary>Lines of decisions for people; empty unless asked for.</summary>
    public RunText DecisionLines { get; init; } = RunText.Empty;

    /// <summary>True when nothing differs, the live run's hashes included where they are known and the replay came to the end.</summary>
    public bool IsSame => DivergenceCount == 0 && (Live is null || StoppedAt is not null || Live == Hashes);
}
