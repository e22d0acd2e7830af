namespace PluginHybrid.Recordings.Format;

/// <summary>Reads a recording, all its parts in one go: checks each line's sum, grammar and order. Allocates nothing per record.</summary>
/// <remarks>
/// The header is read when it is opened; the headers and ends that only join parts are not given out. A torn last line is no
/// error: reading ends before it and <see cref="IsTorn"/> says so. Anything else that is wrong is a <see cref="RecordingException"/>
/// that names file, line, byte offset and what to do.
/// </remarks>
public sealed class RecordingReader : IDisposable
{
    private static ReadOnlySpan<byte> FrameStart => "{\"k\":\"f\","u8;

    private readonly IReadOnlyList<string> _files;
    private int _file;
    private long _last = -1;
    private PartLines _lines;

    private RecordingReader(IReadOnlyList<string> files)
    {
        _files = files;
        _lines = PartLines.Open(files[0]);
        try
        {
            Header = ReadHeader("the file does not begin with a header", "Give a recording: a folder with session.jsonl, or a .jsonl file written by hybrid.");
        }
        catch (RecordingException)
        {
            _lines.Dispose();
            throw;
        }
    }

    /// <summary>The header of the first part read.</summary>
    public RecordingHeader Header { get; }

    /// <summary>The file being read.</summary>
    public string File => _lines.File;

    /// <summary>Line of the record read last in its file, from 1.</summary>
    public long Line => _lines.Line;

    /// <summary>Byte offset of the record read last in its file, unpacked.</summary>
    public long Offset => _lines.Offset;

    /// <summary>Records read, the header not counted.</summary>
    public long Records { get; private set; }

    /// <summary>True once the end record was read.</summary>
    public bool HasEnd { get; private set; }

    /// <summary>True when the last line was torn off: the writer was killed.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>Opens a recording.</summary>
    /// <param name="path">Its folder, or the file of a part, plain or packed.</param>
    /// <exception cref="RecordingException">There is none, or it does not begin with a header.</exception>
    public static RecordingReader Open(string path) => new(RecordingFiles.Find(path));

    /// <summary>True passes over frames without looking into them: for who wants what stands between them. Default false.</summary>
    public bool SkipsFrames { get; set; }

    /// <summary>Reads the next record.</summary>
    /// <param name="record">Good until the next call.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="RecordingException">The line is no record, or out of order.</exception>
    public bool TryRead(out Record record)
    {
        while (TryLine(out record))
        {
            if (record.Kind == RecordKind.Header)
            {
                throw Fault("a second header", "Two recordings were joined; cut the file before this line.");
            }

            if (record.Kind != RecordKind.End || !HasNextFile)
            {
                HasEnd |= record.Kind == RecordKind.End;
                Records++;
                return true;
            }

            OpenNext();
        }

        return HasNextFile
            ? throw Fault("the part has no end record, but another part follows", "Run `hybrid recording recover` on this part.")
            : false;
    }

    /// <inheritdoc />
    public void Dispose() => _lines.Dispose();

    private bool HasNextFile => _file + 1 < _files.Count;

    private void OpenNext()
    {
        _lines.Dispose();
        _lines = PartLines.Open(_files[++_file]);
        var header = ReadHeader("the part does not begin with a header", "Move it away to read the parts before it.");
        if (header.Id != Header.Id)
        {
            throw Fault($"the part belongs to recording {header.Id}, the one before to {Header.Id}", "Give each recording its own folder.");
        }
    }

    private RecordingHeader ReadHeader(string otherwise, string fix)
    {
        if (!TryLine(out var first) || first.Kind != RecordKind.Header)
        {
            throw Fault(otherwise, fix);
        }

        try
        {
            return HeaderText.Read(first);
        }
        catch (RecordingException error)
        {
            throw new RecordingException($"{File}: line {Line}: {error.Message}", error);
        }
    }

    private bool TryLine(out Record record)
    {
        record = default;
        do
        {
            if (!_lines.Next())
            {
                IsTorn |= _lines.IsPackTorn;
                return false;
            }
        }
        while (SkipsFrames && _lines.IsWhole && _lines.Bytes.StartsWith(FrameStart));

        var fault = LineFormat.Read(_lines.Bytes, out var parts);
        if (fault != LineFault.None)
        {
            IsTorn = !_lines.IsWhole;
            return IsTorn
                ? false
                : throw Fault(FaultText.Of(fault), "`hybrid recording validate` shows all that is wrong, `recover` keeps what is whole.");
        }

        if (parts.Number <= _last)
        {
            throw Fault($"record {parts.Number} stands after record {_last}", "Lines were moved or doubled; put them back in order.");
        }

        _last = parts.Number;
        record = new Record(_lines.Buffer, _lines.LineAt, _lines.LineLength, parts);
        return true;
    }

    private RecordingException Fault(string what, string fix) => new($"{File}: line {Math.Max(1, Line)} (byte {Offset}): {what}. {fix}");
}
