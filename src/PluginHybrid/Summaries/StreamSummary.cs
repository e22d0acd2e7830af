using PluginHybrid.Core.Connections;
using PluginHybrid.Running;
using PluginHybrid.Watching;

namespace PluginHybrid.Summaries;

/// <summary>One stream at the end of a run.</summary>
internal sealed record StreamSummary
{
    /// <summary>Where it was in its life.</summary>
    public required ConnectionState State { get; init; }

    /// <summary>Whether its half of the truth was the venue's.</summary>
    public required bool Fresh { get; init; }

    /// <summary>Frames received.</summary>
    public required long Frames { get; init; }

    /// <summary>Their bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Frames that were not what the protocol says.</summary>
    public required long Malformed { get; init; }

    /// <summary>Dials begun.</summary>
    public required int Dials { get; init; }

    /// <summary>Times it was live again after a loss.</summary>
    public required int Reconnects { get; init; }

    /// <summary>From the start or the last loss to fresh; <c>null</c> while stale.</summary>
    public required double? TimeToFreshMs { get; init; }

    /// <summary>The last problem in words; empty when there was none.</summary>
    public required string LastProblem { get; init; }

    /// <summary>From the venue's time of a frame to the handler, on a real venue corrected by the clocks' offset; <c>null</c> when nothing was measured.</summary>
    public required LatencyFigures? LatencyMs { get; init; }

    /// <summary>The summary of <paramref name="stream"/>.</summary>
    /// <param name="stream">The stream at the end.</param>
    public static StreamSummary Of(StreamFigures stream) => new()
    {
        State = stream.Counters.State,
        Fresh = stream.Counters.IsFresh,
        Frames = stream.Counters.Frames,
        Bytes = stream.Counters.Bytes,
        Malformed = stream.Counters.Malformed,
        Dials = stream.Counters.Dials,
        Reconnects = stream.Counters.Reconnects,
        TimeToFreshMs = stream.Counters.TimeToFresh?.TotalMilliseconds,
        LastProblem = stream.Counters.LastProblem,
        LatencyMs = stream.Latency,
    };
}
