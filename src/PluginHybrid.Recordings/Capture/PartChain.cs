using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Capture;

/// <summary>The parts of one recording: opens them, puts checkpoints into them, ends one and links the next to it. For one thread.</summary>
internal sealed class PartChain(RecorderOptions options) : IDisposable
{
    private RecordingHeader? _header;
    private Stream? _stream;
    private RecordWriter? _writer;
    private long _partBegan;
    private long _flushed;
    private long _nanoseconds;
    private long _input;
    private long _earlierRecords;
    private long _earlierBytes;
    private bool _isDirty;

    /// <summary>Files begun.</summary>
    public int Parts { get; private set; }

    /// <summary>Records written, over all parts.</summary>
    public long Records => _earlierRecords + (_writer?.Records ?? 0);

    /// <summary>Bytes written, over all parts, before compression.</summary>
    public long Bytes => _earlierBytes + (_writer?.Bytes ?? 0);

    /// <summary>Begins the first part.</summary>
    /// <param name="header">Safe already.</param>
    public void Open(RecordingHeader header)
    {
        _header = header;
        Begin(0);
    }

    /// <summary>Begins a record, after a checkpoint or in a new part where one is due.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="nanoseconds"><c>t</c>.</param>
    /// <param name="input"><c>i</c>.</param>
    public RecordLine Begin(RecordKind kind, long nanoseconds, long input)
    {
        if (_writer!.IsCheckpointDue(nanoseconds))
        {
            Checkpoint();
        }

        (_nanoseconds, _input, _isDirty) = (nanoseconds, input, true);
        return _writer.Begin(kind, nanoseconds, input);
    }

    /// <summary>Writes the record begun last.</summary>
    public void Commit() => _writer!.Commit();

    /// <summary>Does what time asks for: a checkpoint in a quiet session, a flush.</summary>
    /// <param name="nanoseconds">The session clock.</param>
    public void Tick(long nanoseconds)
    {
        if (_writer!.IsCheckpointDue(nanoseconds))
        {
            Checkpoint();
        }

        if (_isDirty && options.Time.GetElapsedTime(_flushed) >= options.FlushEvery)
        {
            Flush();
        }
    }

    /// <summary>Ends the recording: checkpoint, end record, all of it on the disk.</summary>
    /// <param name="why">Why, in a word or a sentence that is safe.</param>
    /// <param name="hash">Hashes of the run; <c>null</c> for none.</param>
    public void End(string why, string? hash)
    {
        if (_writer is { Records: > 0 } && _stream is not null)
        {
            Close(why, hash);
        }
    }

    /// <summary>Lets the file go, without another byte of ours.</summary>
    public void Dispose()
    {
        _writer?.Dispose();
        try
        {
            _stream?.Dispose();
        }
        catch (IOException)
        {
            // The disk has failed before; what is there stays as it is.
            _stream = null;
        }

        if (_writer is { Records: 0 })
        {
            options.Target.Remove(Parts);
        }
    }

    private void Begin(long number)
    {
        var part = Parts + 1;
        _stream = options.Target.Create(part);
        Parts = part;
        _partBegan = _flushed = options.Time.GetTimestamp();
        _writer = new RecordWriter(_stream, options.Redactor.ThrowIfUnsafe);
        _writer.Header(_header!, number, _nanoseconds, _input);
        _isDirty = true;
    }

    private void Checkpoint()
    {
        _writer!.Checkpoint(_writer.Next, _nanoseconds, _input, options.Time.GetUtcNow());
        Flush();
        if (IsFull())
        {
            Rotate();
        }
    }

    private bool IsFull() =>
        (options.RotateBytes > 0 && _writer!.Bytes >= options.RotateBytes)
        || (options.RotateAfter > TimeSpan.Zero && options.Time.GetElapsedTime(_partBegan) >= options.RotateAfter);

    private void Rotate()
    {
        var last = _writer!.Next;
        var sha = Close("rotated", null);
        _header = _header! with { Part = Parts + 1, Previous = new PartLink(options.Target.NameOf(Parts), last, sha) };
        Begin(last + 1);
    }

    private string Close(string why, string? hash)
    {
        var writer = _writer!;
        if (why != "rotated")
        {
            writer.Checkpoint(writer.Next, _nanoseconds, _input, options.Time.GetUtcNow());
        }

        var sha = writer.End(writer.Next, _nanoseconds, _input, why, hash);
        if (_stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
        }

        _stream!.Dispose();
        _stream = null;
        writer.Dispose();
        (_earlierRecords, _earlierBytes) = (Records, Bytes);
        _writer = null;
        return sha;
    }

    private void Flush()
    {
        _writer!.Flush();
        _flushed = options.Time.GetTimestamp();
        _isDirty = false;
    }
}
