using System.Globalization;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace PluginHybrid.Recordings.Format;

/// <summary>Writes one part of a recording: header, records, checkpoints, end. Not for several threads; allocates nothing per record.</summary>
/// <remarks>Lines gather in a buffer and reach the stream whole, 64 KiB at a time or when flushed. After an error of the stream nothing more can be written.</remarks>
public sealed class RecordWriter : IDisposable
{
    /// <summary>Records after which a checkpoint is due: 1000.</summary>
    public const int CheckpointRecords = 1000;

    /// <summary>Nanoseconds after which a checkpoint is due: 5 s.</summary>
    public const long CheckpointNanoseconds = 5_000_000_000;

    private const int Chunk = 64 * 1024;

    private readonly Stream _stream;
    private readonly LineGate? _gate;
    private readonly RecordLine _line = new();
    private readonly XxHash3 _segment = new();
    private readonly IncrementalHash _all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _chunk = new byte[Chunk + 16_384];
    private int _waiting;
    private int _hashed;
    private long _segmentAt;
    private long _segmentRecords;
    private long _segmentTime;

    /// <summary>Writes to a stream.</summary>
    /// <param name="stream">Empty; not closed by this writer.</param>
    /// <param name="gate">Sees every line before the stream does. Default none.</param>
    public RecordWriter(Stream stream, LineGate? gate = null)
    {
        _stream = stream;
        _gate = gate;
    }

    /// <summary>Number the next record gets from <see cref="Begin"/>.</summary>
    public long Next { get; private set; }

    /// <summary>Lines written.</summary>
    public long Records { get; private set; }

    /// <summary>Bytes of these lines, before compression.</summary>
    public long Bytes { get; private set; }

    /// <summary>Frames written.</summary>
    public FrameTotals Totals { get; } = new();

    /// <summary>Writes the header.</summary>
    /// <param name="header">What.</param>
    /// <param name="number">Its record number. Default 0: the first part's.</param>
    /// <param name="nanoseconds">Its time. Default 0.</param>
    /// <param name="input">The newest input. Default 0.</param>
    public void Header(RecordingHeader header, long number = 0, long nanoseconds = 0, long input = 0)
    {
        _segmentTime = nanoseconds;
        HeaderText.Write(header, _line.Begin(RecordKind.Header, number, nanoseconds, input));
        Commit();
    }

    /// <summary>Begins a record with the next number; add its keys, then <see cref="Commit"/>.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="nanoseconds"><c>t</c>.</param>
    /// <param name="input"><c>i</c>.</param>
    public RecordLine Begin(RecordKind kind, long nanoseconds, long input) => _line.Begin(kind, Next, nanoseconds, input);

    /// <summary>Begins a record with a number of its own, for tools that keep the numbers of others.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="number">Above all before.</param>
    /// <param name="nanoseconds"><c>t</c>.</param>
    /// <param name="input"><c>i</c>.</param>
    public RecordLine BeginAs(RecordKind kind, long number, long nanoseconds, long input) => _line.Begin(kind, number, nanoseconds, input);

    /// <summary>Writes the record begun last.</summary>
    /// <exception cref="IOException">The disk.</exception>
    public void Commit()
    {
        if (_line.Kind == RecordKind.Frame)
        {
            Totals.Count(_line.Socket, _line.IsIn, _line.TopicName);
        }

        Add(_line.Finish(), _line.Number);
    }

    /// <summary>Writes a record of another recording as it stands, its number included.</summary>
    /// <param name="record">Numbered above all before.</param>
    public void Copy(in Record record)
    {
        Count(record);
        Add(record.Line, record.Number);
        Add("\n"u8);
    }

    /// <summary>Begins a record in the place of another, with its kind, number, time and input; then <see cref="CommitLike"/>.</summary>
    /// <param name="record">Numbered above all before.</param>
    internal RecordLine BeginLike(in Record record) => _line.BeginLike(record);

    /// <summary>Writes the record begun with <see cref="BeginLike"/>.</summary>
    /// <param name="record">The same.</param>
    /// <returns>True when the line is not the other's.</returns>
    internal bool CommitLike(in Record record)
    {
        Count(record);
        var line = _line.Finish();
        Add(line, record.Number);
        return !line[..^1].SequenceEqual(record.Line);
    }

    /// <summary>True when a checkpoint should be written before the next record.</summary>
    /// <param name="nanoseconds">The time of that record.</param>
    public bool IsCheckpointDue(long nanoseconds) =>
        _segmentRecords >= CheckpointRecords || (_segmentRecords > 0 && nanoseconds - _segmentTime >= CheckpointNanoseconds);

    /// <summary>Writes a checkpoint over all lines since the one before.</summary>
    /// <param name="number">Its record number.</param>
    /// <param name="nanoseconds"><c>t</c>.</param>
    /// <param name="input"><c>i</c>.</param>
    /// <param name="wall">The wall clock.</param>
    public void Checkpoint(long number, long nanoseconds, long input, DateTimeOffset wall)
    {
        Span<byte> hash = stackalloc byte[8];
        HashWaiting();
        _segment.GetHashAndReset(hash);
        Span<byte> wallText = stackalloc byte[32];
        wall.ToUniversalTime().TryFormat(wallText, out var length, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        Span<byte> hex = stackalloc byte[16];
        Convert.TryToHexStringLower(hash, hex, out _);
        BeginAs(RecordKind.Checkpoint, number, nanoseconds, input)
            .Utf8("w"u8, wallText[..length])
            .Whole("cnt"u8, _segmentRecords)
            .Whole("off"u8, _segmentAt)
            .Utf8("sh"u8, hex);
        Commit();
        HashWaiting();
        _segment.Reset();
        (_segmentAt, _segmentRecords, _segmentTime) = (Bytes, 0, nanoseconds);
    }

    /// <summary>Writes the end; nothing may follow.</summary>
    /// <param name="number">Its record number.</param>
    /// <param name="nanoseconds"><c>t</c>.</param>
    /// <param name="input"><c>i</c>.</param>
    /// <param name="why">For example <c>stopped</c>, <c>rotated</c>, <c>recovered</c>.</param>
    /// <param name="hash">Hashes of the live run as a JSON object. Default none.</param>
    /// <returns>SHA-256 of all bytes before the end record, lower-case hex.</returns>
    public string End(long number, long nanoseconds, long input, string why, string? hash = null)
    {
        HashWaiting();
        var sha = Convert.ToHexStringLower(_all.GetCurrentHash());
        var line = BeginAs(RecordKind.End, number, nanoseconds, input)
            .Text("why"u8, why)
            .Whole("cnt"u8, Records)
            .Raw("st"u8, Totals.ToJson());
        if (hash is not null)
        {
            line.Raw("hash"u8, hash);
        }

        line.Text("sha"u8, sha);
        Commit();
        Flush();
        return sha;
    }

    /// <summary>Gives all whole lines to the stream and flushes it.</summary>
    public void Flush()
    {
        Drain();
        _stream.Flush();
    }

    /// <summary>Frees the hashes; writes nothing.</summary>
    public void Dispose() => _all.Dispose();

    private void Add(ReadOnlySpan<byte> line, long number)
    {
        _gate?.Invoke(line, number);
        Add(line);
        Next = number + 1;
        Records++;
        _segmentRecords++;
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        if (_waiting >= Chunk && _chunk[_waiting - 1] == (byte)'\n')
        {
            Drain();
        }

        if (_chunk.Length - _waiting < bytes.Length)
        {
            Array.Resize(ref _chunk, Math.Max(_chunk.Length * 2, _waiting + bytes.Length));
        }

        bytes.CopyTo(_chunk.AsSpan(_waiting));
        _waiting += bytes.Length;
        Bytes += bytes.Length;
    }

    private void Count(in Record record)
    {
        if (record.Kind == RecordKind.Frame)
        {
            Totals.Count(record.Connection, record.IsInput, record.TryField("tp"u8, out var topic) && topic.Length > 2 ? topic[1..^1] : default);
        }
    }

    private void HashWaiting()
    {
        var more = _chunk.AsSpan(_hashed, _waiting - _hashed);
        _segment.Append(more);
        _all.AppendData(more);
        _hashed = _waiting;
    }

    private void Drain()
    {
        if (_waiting == 0)
        {
            return;
        }

        HashWaiting();
        _stream.Write(_chunk, 0, _waiting);
        _waiting = _hashed = 0;
    }
}
