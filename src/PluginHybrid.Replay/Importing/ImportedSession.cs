using System.Text;
using System.Text.Json;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Core.Wire;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Replay.Importing;

/// <summary>A real session that is given a capture, so that what it asks for stands in the recording as it would have asked live.</summary>
/// <remarks>The public socket opens and every subscription is acknowledged at once; the private one stays in its dial. No timer comes due.</remarks>
internal sealed class ImportedSession : ISessionEffects
{
    private static readonly ConnectionId Public = new(StreamKind.Public, 1);
    private static readonly Uri Address = new("wss://stream.bybit.com/v5/");

    private readonly SessionRecorder _recorder;
    private readonly HybridSession _session;
    private readonly SessionClock _clock;
    private readonly Queue<string> _asked = new();
    private long _inputs;

    /// <summary>Opens the recorder for a session that watches symbols.</summary>
    /// <param name="recorder">Not open yet.</param>
    /// <param name="time">Of the capture.</param>
    public ImportedSession(SessionRecorder recorder, CaptureTime time)
    {
        (_recorder, _clock) = (recorder, new SessionClock(time));
        var options = new SessionOptions { PublishTickers = true, RunPrefix = "import" };
        var symbols = new SymbolTable();
        _session = new HybridSession(options, new BybitFrameReader(symbols), symbols, new Random(0).NextDouble, this);
        recorder.Begin(options, 0, _clock);
    }

    /// <summary>The handshake.</summary>
    /// <param name="symbols">Watched from the start.</param>
    public void Start(IEnumerable<string> symbols)
    {
        foreach (var symbol in symbols)
        {
            Take(new WatchInput(symbol, Watch: true));
        }

        Take(SessionInputs.Start);
        Take(new OpenedInput(Public));
        while (_asked.TryDequeue(out var request))
        {
            Frame(Encoding.UTF8.GetBytes($"{{\"success\":true,\"ret_msg\":\"\",\"conn_id\":\"imported\",\"req_id\":\"{request}\",\"op\":\"subscribe\"}}"));
        }
    }

    /// <summary>A frame of the capture.</summary>
    /// <param name="utf8">The frame.</param>
    public void Frame(ReadOnlySpan<byte> utf8)
    {
        var at = Next();
        _recorder.Frame(at, Public, utf8);
        _session.Frame(at, Public, utf8);
        _recorder.Pump();
    }

    /// <summary>The capture is over.</summary>
    public void Stop() => Take(SessionInputs.Stop);

    /// <inheritdoc />
    public void Dial(ConnectionId connection) =>
        _recorder.Effect(new DialEffect(connection, new Uri(Address, connection.Stream == StreamKind.Private ? "private" : "public/linear")));

    /// <inheritdoc />
    public void Send(ConnectionId connection, WireRequest request)
    {
        if (request is SubscribeRequest subscribe)
        {
            _asked.Enqueue(request.ReqId);
            _recorder.Effect(new SendEffect(connection, JsonSerializer.SerializeToUtf8Bytes(new { req_id = request.ReqId, op = "subscribe", args = subscribe.Topics })));
        }
    }

    /// <inheritdoc />
    public void Close(ConnectionId connection, string reason) => _recorder.Effect(new CloseEffect(connection, reason));

    /// <inheritdoc />
    public void Call(RestCall call) => _recorder.Effect(new CallEffect(call));

    /// <inheritdoc />
    public void WakeAt(DateTimeOffset due)
    {
        // No timer comes due: a capture holds no answer to what it would lead to.
    }

    /// <inheritdoc />
    public void Publish<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent
    {
        // Nobody listens.
    }

    /// <inheritdoc />
    public void Journal(JournalEntry entry)
    {
        // It gives no commands.
    }

    /// <inheritdoc />
    public void KeepLeg(KnownLeg leg)
    {
        // It is the only run.
    }

    /// <inheritdoc />
    public void Note(NoteKind kind, string text)
    {
        // The frames speak for themselves.
    }

    private void Take(SessionInput input)
    {
        var at = Next();
        _recorder.Input(at, input);
        _session.Take(at, input);
        _recorder.Pump();
    }

    private InputStamp Next() => new(++_inputs, _clock.Now);
}
