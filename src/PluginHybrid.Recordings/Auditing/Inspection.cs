using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;
/// <summary>A recording as a person wants to see it. Times are nanoseconds since the start.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Records">Records, the header not counted.</param>
/// <param name="Nanoseconds">Time of the last record.</param>
/// <param name="Why">Why it ended; empty without an end record.</param>
/// <param name="Dropped">Records the recorder lost.</param>
/// <param name="Sockets">In the order of the dials.</param>
/// <param name="Topics">In ordinal order.</param>
/// <param name="Legs">What happened to positions, in order.</param>
/// <param name="Exchanges">HTTP exchanges by path, in ordinal order.</param>
/// <param name="Commands">Commands by plugin, in ordinal order.</param>
/// <param name="Faults">Losses, failed requests, marks, in order; at most 200.</param>
public sealed record Inspection(
    RecordingHeader Header,
    long Records,
    long Nanoseconds,
    string Why,
    long Dropped,
    IReadOnlyList<SocketLife> Sockets,
    IReadOnlyList<TopicFigures> Topics,
    IReadOnlyList<LegChange> Legs,
    IReadOnlyList<ExchangeFigures> Exchanges,
    IReadOnlyList<KeyValuePair<string, long>> Commands,
    IReadOnlyList<FaultSeen> Faults);
