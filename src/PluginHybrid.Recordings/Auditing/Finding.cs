namespace PluginHybrid.Recordings.Auditing;

/// <summary>Something a check found in a recording.</summary>
/// <param name="Rule">Id of the rule, for example <c>line.crc</c>; see recordings/README.md.</param>
/// <param name="IsError">False for a warning: the recording can be used.</param>
/// <param name="File">The part.</param>
/// <param name="Line">From 1.</param>
/// <param name="Offset">Byte offset of the line, unpacked.</param>
/// <param name="Record">Record number; -1 when the line has none that can be read.</param>
/// <param name="Words">What is wrong, for a person.</param>
public sealed record Finding(string Rule, bool IsError, string File, long Line, long Offset, long Record, string Words)
{
    /// <inheritdoc />
    public override string ToString() =>
        $"{File}:{Line}: {(IsError ? "error" : "warning")} {Rule}: {Words} ({(Record < 0 ? "no record" : $"record {Record}")}, byte {Offset})";
}
