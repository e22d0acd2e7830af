namespace PluginHybrid.Bench.Recording;

/// <summary>One paced run of a session.</summary>
/// <param name="IsRecorded">With a recorder.</param>
/// <param name="Rate">Frames a second that it came to.</param>
/// <param name="SessionMicroseconds">Time inside the session per frame, hand-over to the recorder included.</param>
/// <param name="ProcessMicroseconds">Processor time of the process per frame: session, pacing, writer.</param>
/// <param name="P50">From frame to handler, in microseconds.</param>
/// <param name="P99">The same for 99 of 100.</param>
/// <param name="Dropped">Frames the recorder lost.</param>
internal sealed record RecorderRun(
    bool IsRecorded, double Rate, double SessionMicroseconds, double ProcessMicroseconds, double P50, double P99, long Dropped);
