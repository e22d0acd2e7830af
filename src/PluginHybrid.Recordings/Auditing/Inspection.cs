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

/// <summary>One socket from dial to loss.</summary>
/// <param name="Connection">For example <c>public#1</c>.</param>
/// <param name="Dialled">When; -1 when not seen.</param>
/// <param name="Opened">When; -1 for never.</param>
/// <param name="Lost">When; -1 when it outlived the recording.</param>
/// <param name="Reason">Why it was lost.</param>
/// <param name="In">Frames in.</param>
/// <param name="Out">Frames out.</param>
public sealed record SocketLife(string Connection, long Dialled, long Opened, long Lost, string Reason, long In, long Out);

/// <summary>Frames of a topic.</summary>
/// <param name="Topic">Its name.</param>
/// <param name="Frames">How many.</param>
/// <param name="PerSecond">Between first and last.</param>
/// <param name="LongestGap">Longest time without one, between first and last.</param>
public sealed record TopicFigures(string Topic, long Frames, double PerSecond, long LongestGap);

/// <summary>A position opened or closed, as the private stream told it.</summary>
/// <param name="Nanoseconds">When.</param>
/// <param name="Symbol">Symbol and position index: <c>BTCUSDT#0</c>.</param>
/// <param name="IsOpen">True for opened.</param>
/// <param name="Side">As the venue says it.</param>
/// <param name="Size">Its size; of a closed one 0.</param>
public sealed record LegChange(long Nanoseconds, string Symbol, bool IsOpen, string Side, string Size);

/// <summary>HTTP exchanges of one path.</summary>
/// <param name="Path">Method and path.</param>
/// <param name="Count">How many.</param>
/// <param name="Failed">Without a reply, or with a status other than 200.</param>
/// <param name="Unanswered">Whose reply is not in the recording.</param>
/// <param name="MeanMilliseconds">Of those answered.</param>
public sealed record ExchangeFigures(string Path, long Count, long Failed, long Unanswered, double MeanMilliseconds);

/// <summary>Something that went wrong, or a mark.</summary>
/// <param name="Nanoseconds">When.</param>
/// <param name="Record">The record.</param>
/// <param name="Words">What.</param>
public sealed record FaultSeen(long Nanoseconds, long Record, string Words);
