using PluginHybrid.Core.Connections;

namespace PluginHybrid.Core.Session;

/// <summary>What one stream has seen so far.</summary>
/// <param name="State">Where it is in its life.</param>
/// <param name="Frames">Frames read from live sockets.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Malformed">Frames that were not what the protocol says.</param>
/// <param name="OldFrames">Ticker frames older than what was known.</param>
/// <param name="Dials">Dials begun.</param>
/// <param name="Reconnects">Times it was live again after a loss.</param>
/// <param name="TimeToFresh">From the start or the last loss to fresh; <c>null</c> while stale.</param>
/// <param name="IsFresh">True when its half of the truth is the venue's.</param>
/// <param name="LastProblem">The last loss, refusal or malformed frame in words; empty when there was none.</param>
public sealed record StreamCounters(
    ConnectionState State,
    long Frames,
    long Bytes,
    long Malformed,
    long OldFrames,
    int Dials,
    int Reconnects,
    TimeSpan? TimeToFresh,
    bool IsFresh,
    string LastProblem);
