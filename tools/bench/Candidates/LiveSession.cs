using System.Text;
using PluginHybrid.Bybit.Streaming;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bench.Candidates;

/// <summary>The real sequencer, session, frame reader and router, made live by answering for the venue what the private side asks.</summary>
/// <remarks>
/// The private stream is authenticated, subscribed and reconciled by hand, so a position is held in every symbol; the
/// public one is left to the caller. Only the shell is replaced: nothing here is on the way of a tick.
/// </remarks>
internal sealed class LiveSession : ISessionEffects
{
    private readonly string[] _symbols;
    private readonly Queue<Action> _answers = new();

    public LiveSession(string[] symbols, ISessionTap? tap = null)
    {
        _symbols = symbols;
        var table = new SymbolTable();
        var options = new SessionOptions();
        var session = new HybridSession(options, new BybitFrameReader(table), table, () => 0.5, this);
        var clock = new SessionClock(new SteadyTime(TimeProvider.System));
        tap?.Begin(options, 0, clock);
        Sequencer = new Sequencer(session, clock, tap);
        Sequencer.Start();
        while (_answers.TryDequeue(out var answer))
        {
            answer();
        }

        if (Sequencer.Read(view => view.Positions.Count) is var held && held != symbols.Length)
        {
            throw new InvalidOperationException($"Wanted {symbols.Length} positions held, found {held}: the session was not brought live.");
        }
    }

    public Sequencer Sequencer { get; }

    public EventRouter Router { get; } = new();

    /// <summary>The socket the session believes to be dialling; its opening makes the session ask for the tickers.</summary>
    public ConnectionId Public { get; private set; }

    /// <summary>Called with every request on the public socket.</summary>
    public Action? PublicAsked { get; set; }

    public void Dial(ConnectionId connection)
    {
        if (connection.Stream == StreamKind.Public)
        {
            Public = connection;
        }
        else
        {
            _answers.Enqueue(() => Sequencer.Opened(connection));
        }
    }

    public void Send(ConnectionId connection, WireRequest request)
    {
        if (connection.Stream == StreamKind.Public)
        {
            PublicAsked?.Invoke();
            return;
        }

        var op = request is AuthRequest ? "auth" : "subscribe";
        var reply = Encoding.UTF8.GetBytes($$"""{"req_id":"{{request.ReqId}}","success":true,"ret_msg":"","op":"{{op}}","conn_id":"bench"}""");
        _answers.Enqueue(() => Sequencer.Frame(connection, reply));
    }

    public void Call(RestCall call) => _answers.Enqueue(() => Sequencer.Answered(call switch
    {
        MeasureClock => new ClockMeasured(call.Id, TimeSpan.Zero, TimeSpan.FromMilliseconds(1)),
        ReadPositions { SettleCoin: "USDT" } => new PositionsRead(call.Id, DateTimeOffset.UtcNow, Holdings.Rows(_symbols), ""),
        _ => new PositionsRead(call.Id, DateTimeOffset.UtcNow, [], ""),
    }));

    public void Publish<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent => Router.Emit(happened);

    public void Close(ConnectionId connection, string reason) =>
        throw new InvalidOperationException($"The session closed {connection} in the middle of a run: {reason}");

    public void WakeAt(DateTimeOffset due)
    {
        // Runs are shorter than the first heartbeat.
    }

    public void Journal(JournalEntry entry)
    {
        // No command is given here, and an account event of the bring-up is nobody's decision.
    }

    public void KeepLeg(KnownLeg leg)
    {
        // No other run follows.
    }

    public void Note(NoteKind kind, string text)
    {
        if (kind == NoteKind.Warning)
        {
            Console.Error.WriteLine(text);
        }
    }
}
