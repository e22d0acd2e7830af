using System.Text;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Inputs;

namespace PluginHybrid.Recordings.Capture;

/// <summary>Writes a session down while it runs, and never slows it: what is told goes through a bounded ring to a writer of its own.</summary>
/// <remarks>
/// Give it to the stream and the plugin host as their tap, then <see cref="Open"/> it once the header is known; what was told
/// before waits. Full ring: the newest is lost, a <c>mk drop</c> with the count stands in its place. Failing disk, or a message that
/// must not be written: the recording ends, <see cref="Status"/> says why, and the session goes on.
/// </remarks>
/// <example><code>
/// await using var recorder = new SessionRecorder(new() { Target = new FolderTarget(folder), Redactor = redactor });
/// var stream = new BybitHybridStream(new() { ApiKey = key, ApiSecret = secret, Tap = recorder, ExchangeTap = recorder });
/// recorder.Open(header);
/// </code></example>
public sealed class SessionRecorder : ISessionTap, IExchangeTap, ITurnTap, IAsyncDisposable
{
    private readonly RecorderOptions _options;
    private readonly CaptureRing _ring;
    private readonly CaptureWriter _writer;
    private readonly AutoResetEvent _wake = new(false);
    private readonly long _wakeMask;
    private SessionClock? _clock;
    private string _session = "{}";
    private Thread? _thread;
    private volatile bool _isClosed;

    /// <summary>Nothing is written before <see cref="Open"/>.</summary>
    /// <param name="options">What it stands on.</param>
    public SessionRecorder(RecorderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _ring = new CaptureRing(options.Slots);
        _writer = new CaptureWriter(options, _ring);
        _wakeMask = Math.Max(1, options.Slots / 4) - 1;
    }

    /// <summary>How it stands, from any thread.</summary>
    public RecorderStatus Status => _writer.Status;

    /// <summary>Makes the first part and begins to write. After <see cref="Begin"/>.</summary>
    /// <param name="header">Time, session and policy are filled in.</param>
    /// <exception cref="RecordingException">The file cannot be made.</exception>
    public void Open(RecordingHeader header)
    {
        OpenWithoutThread(header);
        _thread = new Thread(Run) { IsBackground = true, Name = "recorder" };
        _thread.Start();
    }

    /// <summary>Ends the recording with what was told so far. What is told later is not written.</summary>
    /// <param name="why">In a word: <c>stopped</c>.</param>
    /// <param name="hash">Hashes of the run as a JSON object. Default none.</param>
    public async Task EndAsync(string why, string? hash = null)
    {
        _isClosed = true;
        _writer.AskEnd(why, hash);
        _wake.Set();
        if (_thread is { } thread)
        {
            await Task.Run(thread.Join).ConfigureAwait(false);
        }
        else
        {
            _writer.Pump();
        }
    }

    /// <summary>Ends it as stopped, when nobody did.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndAsync("stopped").ConfigureAwait(false);
        _writer.Dispose();
        _wake.Dispose();
    }

    /// <inheritdoc />
    public void Begin(SessionOptions options, int seed, SessionClock clock)
    {
        _session = $"{{\"options\":{Encoding.UTF8.GetString(InputCodec.Write(options))},\"seed\":{seed}}}";
        Volatile.Write(ref _clock, clock);
        _writer.Start(clock);
    }

    /// <inheritdoc />
    public void Frame(in InputStamp at, ConnectionId connection, ReadOnlySpan<byte> utf8)
    {
        if (_isClosed || !_ring.TryClaim(out var ticket))
        {
            return;
        }

        ref var slot = ref _ring.Slot(ticket);
        (slot.Input, slot.Ticks, slot.Connection) = (at.Number, at.Now.UtcTicks, connection);
        _ring.Copy(ticket, utf8);
        Publish(ticket);
    }

    /// <inheritdoc />
    public void Input(in InputStamp at, SessionInput input) => Tell(input, at.Number, at.Now.UtcTicks);

    /// <inheritdoc />
    public void Effect(SessionEffect effect) => TellAside(effect);

    /// <inheritdoc />
    public void Requested(HttpRequestFact request) => TellAside(request);

    /// <inheritdoc />
    public void Replied(HttpReplyFact reply) => TellAside(reply);

    /// <inheritdoc />
    public void Turned(in TurnFact fact) => TellAside(new TurnAside(fact));

    /// <inheritdoc />
    public void Arrived(in ArrivalFact fact) => TellAside(new ArrivalAside(fact));

    /// <summary>Puts a mark into the recording, at the place where the session is now.</summary>
    /// <param name="mark">Its word: <c>bookmark</c>, <c>fault:cut</c>.</param>
    /// <param name="json">More of it, compact JSON. Default nothing.</param>
    public void Mark(string mark, string json = "") => TellAside(new MarkAside(mark, json));

    /// <summary>As <see cref="Open"/>, without a thread: the caller pumps, so that what is told is in the file when <see cref="Pump"/> returns. For sessions in a time of their own.</summary>
    /// <param name="header">Time, session and policy are filled in.</param>
    /// <exception cref="RecordingException">The file cannot be made.</exception>
    public void OpenWithoutThread(RecordingHeader header)
    {
        var clock = Volatile.Read(ref _clock) ?? throw new InvalidOperationException("Open comes after Begin: give the recorder to the stream as its tap first.");
        _writer.Open(header with { Session = _session }, clock);
    }

    /// <summary>Writes what waits: what the thread does over and over.</summary>
    public void Pump() => _writer.Pump();

    private void TellAside(object told) => Tell(told, 0, Volatile.Read(ref _clock)?.Now.UtcTicks ?? 0);

    private void Tell(object told, long input, long ticks)
    {
        if (_isClosed || !_ring.TryClaim(out var ticket))
        {
            return;
        }

        ref var slot = ref _ring.Slot(ticket);
        (slot.Input, slot.Ticks, slot.Told) = (input, ticks, told);
        Publish(ticket);
    }

    // The writer looks by itself fifty times a second; a burst wakes it before the ring is full.
    private void Publish(long ticket)
    {
        _ring.Publish(ticket);
        if ((ticket & _wakeMask) == 0)
        {
            _wake.Set();
        }
    }

    private void Run()
    {
        while (_writer.Pump())
        {
            _wake.WaitOne(LookEvery);
        }

        _isClosed = true;
    }

    private static TimeSpan LookEvery => TimeSpan.FromMilliseconds(20);
}
