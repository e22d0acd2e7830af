using System.Globalization;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Copies records of a recording into another: lines stay as they are, checkpoints and the end are made anew.</summary>
public sealed class SealedCopy : IDisposable
{
    private long _lastNanoseconds;
    private long _lastInput;

    /// <summary>Begins a part.</summary>
    /// <param name="stream">Where it goes; not closed.</param>
    /// <param name="header">Its header.</param>
    /// <param name="number">Number of the header. Default 0.</param>
    /// <param name="gate">Sees every line before the stream does. Default none.</param>
    /// <param name="nanoseconds">Time of the header. Default 0.</param>
    /// <param name="input">The newest input at the header. Default 0.</param>
    public SealedCopy(Stream stream, RecordingHeader header, long number = 0, LineGate? gate = null, long nanoseconds = 0, long input = 0)
    {
        Writer = new RecordWriter(stream, gate);
        (_lastNanoseconds, _lastInput) = (nanoseconds, input);
        Writer.Header(header, number, nanoseconds, input);
    }

    /// <summary>The writer, for records of one's own.</summary>
    public RecordWriter Writer { get; }

    /// <summary>True once an end was written.</summary>
    public bool HasEnd { get; private set; }

    /// <summary>SHA-256 of the part, once it has its end.</summary>
    public string Sha { get; private set; } = "";

    /// <summary>Where the end will stand in time: the record taken last.</summary>
    /// <param name="record">Copied by other means.</param>
    internal void Pass(in Record record) => (_lastNanoseconds, _lastInput) = (record.Nanoseconds, record.Input);

    /// <summary>Takes a record: copied, or, if it is a checkpoint, made anew. Headers and ends are left out.</summary>
    /// <param name="record">Numbered above all before.</param>
    public void Take(in Record record)
    {
        (_lastNanoseconds, _lastInput) = (record.Nanoseconds, record.Input);
        switch (record.Kind)
        {
            case RecordKind.Header or RecordKind.End:
                break;
            case RecordKind.Checkpoint:
                Writer.Checkpoint(record.Number, record.Nanoseconds, record.Input, WallOf(record));
                break;
            default:
                Writer.Copy(record);
                break;
        }
    }

    /// <summary>Ends the part.</summary>
    /// <param name="why">In a word.</param>
    /// <param name="number">Of the end record; default the next.</param>
    /// <param name="hash">Hashes of the live run as JSON. Default none.</param>
    public void End(string why, long? number = null, string? hash = null)
    {
        Sha = Writer.End(number ?? Writer.Next, _lastNanoseconds, _lastInput, why, hash);
        HasEnd = true;
    }

    /// <inheritdoc />
    public void Dispose() => Writer.Dispose();

    private static DateTimeOffset WallOf(in Record record) =>
        DateTimeOffset.TryParse(record.Text("w"u8), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var wall)
            ? wall
            : DateTimeOffset.UnixEpoch;
}
