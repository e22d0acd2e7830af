using PluginHybrid.Core.Session;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Recordings.Capture;

/// <summary>Takes what waits in the ring and writes it. One thread at a time; whatever goes wrong ends the recording, never the session.</summary>
internal sealed class CaptureWriter : IDisposable
{
    private readonly RecorderOptions _options;
    private readonly CaptureRing _ring;
    private readonly PartChain _parts;
    private readonly EntryWriter _entries;
    private readonly SafeMessages _safe;
    private volatile RecorderStatus _status = new(RecorderState.Waiting, 0, 0, 0, 0, "");
    private SessionClock? _clock;
    private long _dropped;
    private long _newest;
    private volatile EndAsked? _end;

    public CaptureWriter(RecorderOptions options, CaptureRing ring)
    {
        (_options, _ring) = (options, ring);
        _parts = new PartChain(options);
        _safe = new SafeMessages(options.Redactor);
        _entries = new EntryWriter(_safe);
    }

    /// <summary>How it stood after the last look.</summary>
    public RecorderStatus Status => _status;

    /// <summary>The session's clock starts: its time now is <c>t</c> 0.</summary>
    /// <param name="clock">The clock.</param>
    public void Start(SessionClock clock) => _entries.Start = clock.Now.UtcTicks;

    /// <summary>Begins the first part.</summary>
    /// <param name="header">As the caller knows it.</param>
    /// <param name="clock">The session's.</param>
    public void Open(RecordingHeader header, SessionClock clock)
    {
        _clock = clock;
        try
        {
            _parts.Open(_safe.Header(header with { Start = new DateTimeOffset(_entries.Start, TimeSpan.Zero) }));
            Show(RecorderState.Recording, "");
        }
        catch (UnsafeRecordingException error)
        {
            Show(RecorderState.Unsafe, error.Message);
            _parts.Dispose();
            throw;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Show(RecorderState.Failed, error.Message);
            throw new RecordingException($"the recording cannot be begun: {error.Message} Give a folder you may write to, on a disk with room.", error);
        }
    }

    /// <summary>Asks for the end; the next look brings it.</summary>
    /// <param name="why">Why.</param>
    /// <param name="hash">Hashes of the run.</param>
    public void AskEnd(string why, string? hash) => _end ??= new EndAsked(why, hash);

    /// <summary>Writes what waits.</summary>
    /// <returns>False once nothing more will be written.</returns>
    public bool Pump()
    {
        if (_status.State != RecorderState.Recording)
        {
            return false;
        }

        try
        {
            var end = _end;
            Drain();
            if (end is not null)
            {
                TellDropped(_ring.TakeDropped());
                _parts.End(end.Why, end.Hash);
                Show(RecorderState.Ended, "");
                return false;
            }

            _parts.Tick(_entries.Nanoseconds(_clock!.Now.UtcTicks));
            Show(RecorderState.Recording, "");
            return true;
        }
        catch (Exception error)
        {
            Stop(error);
            return false;
        }
    }

    /// <summary>Lets the file go.</summary>
    public void Dispose() => _parts.Dispose();

    private void Drain()
    {
        while (_ring.TryTake(out var ticket))
        {
            ref var slot = ref _ring.Slot(ticket);
            if (slot.Dropped > 0)
            {
                TellDropped(slot.Dropped);
            }

            Write(ref slot, ticket);
            _ring.Release();
        }
    }

    private void Write(ref CaptureSlot slot, long ticket)
    {
        _newest = slot.Input > 0 ? slot.Input : _newest;
        var at = _entries.Nanoseconds(slot.Ticks);
        if (slot.Told is { } told)
        {
            _entries.Keys(_parts.Begin(EntryWriter.KindOf(told), at, _newest), told);
        }
        else
        {
            _entries.Frame(_parts.Begin(RecordKind.Frame, at, _newest), slot.Connection, isIn: true, _ring.Frame(ticket));
        }

        _parts.Commit();
    }

    private void TellDropped(long count)
    {
        if (count == 0)
        {
            return;
        }

        _dropped += count;
        _parts.Begin(RecordKind.Mark, _entries.Nanoseconds(_clock!.Now.UtcTicks), _newest)
            .Text("m"u8, "drop")
            .Raw("j"u8, $"{{\"records\":{count}}}");
        _parts.Commit();
    }

    private void Stop(Exception error)
    {
        var isUnsafe = error is UnsafeRecordingException or UnknownPrivateMessageException;
        try
        {
            if (isUnsafe)
            {
                _parts.End(_safe.Text(error.Message), null);
            }
        }
        catch (Exception second)
        {
            error = new AggregateException(error, second);
        }

        var what = _safe.Text(error.Message);
        Show(
            isUnsafe ? RecorderState.Unsafe : RecorderState.Failed,
            isUnsafe ? what : $"{what} The recording ends here and the session goes on; every whole line is kept: `hybrid recording recover` closes it.");
        _parts.Dispose();
    }

    private void Show(RecorderState state, string message) =>
        _status = new RecorderStatus(state, _parts.Records, _parts.Bytes, _dropped, _parts.Parts, message);

    private sealed record EndAsked(string Why, string? Hash);
}
