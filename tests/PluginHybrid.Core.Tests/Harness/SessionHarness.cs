using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Tests.Harness;

/// <summary>Drives a session by hand in virtual time: no socket, no thread, no clock.</summary>
/// <remarks>A test says what happens; <see cref="Told"/> says what the session did about it.</remarks>
internal sealed class SessionHarness
{
    private readonly ScriptedReader _reader = new();
    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _crossSequences = new(StringComparer.Ordinal);
    private long _inputs;
    private int _told;

    public SessionHarness(SessionOptions? options = null, Func<double>? chance = null)
    {
        Effects.GoOn(options?.KnownLegs ?? []);
        Session = new HybridSession(options ?? new SessionOptions(), _reader, Symbols, chance ?? (() => 0d), Effects);
    }

    public HybridSession Session { get; }

    public RecordedEffects Effects { get; } = new();

    public SymbolTable Symbols { get; } = new();

    public DateTimeOffset Now { get; private set; } = Rows.Epoch;

    public SessionView View => Session.View;

    /// <summary>The private socket dialled last.</summary>
    public ConnectionId Private => Effects.Dials.FindLast(dial => dial.Stream == StreamKind.Private);

    /// <summary>The public socket dialled last.</summary>
    public ConnectionId Public => Effects.Dials.FindLast(dial => dial.Stream == StreamKind.Public);

    public void Start() => Session.Start(Next());

    public void Stop() => Session.Stop(Next());

    public void Watch(string symbol, bool watch = true) => Session.Watch(Next(), symbol, watch);

    public void Follow(string symbol, bool follow = true) => Session.Follow(Next(), symbol, follow);

    public void Command(CommandRequest request) => Session.Command(Next(), request);

    public void Halt(bool halted = true) => Session.Halt(Next(), halted, "a test says so");

    public void Open(ConnectionId connection) => Session.Opened(Next(), connection);

    public void Lose(ConnectionId connection, string reason = "1006") => Session.Lost(Next(), connection, new SocketLoss(reason));

    public void Say(ConnectionId connection, WireFrame frame) => Session.Frame(Next(), connection, _reader.BytesOf(frame));

    public void Answer(RestAnswer answer) => Session.Answered(Next(), answer);

    /// <summary>The timer goes off, whether or not it was time: it is then no longer set.</summary>
    public void TimerDue()
    {
        Effects.Wake = DateTimeOffset.MaxValue;
        Session.TimerDue(Next());
    }

    /// <summary>The bytes of a frame, for tests that feed the session themselves.</summary>
    public byte[] BytesOf(WireFrame frame) => _reader.BytesOf(frame);

    /// <summary>The stamp of the next input.</summary>
    public InputStamp Next() => new(++_inputs, Now);

    /// <summary>The newest call that is a <typeparamref name="T"/>.</summary>
    public T LastCall<T>()
        where T : RestCall => Effects.Calls.OfType<T>().Last();

    /// <summary>The newest request of a kind on a stream.</summary>
    public T LastSent<T>(StreamKind stream)
        where T : WireRequest => Effects.Sent.Where(sent => sent.Connection.Stream == stream).Select(sent => sent.Request).OfType<T>().Last();

    /// <summary>Everything the session did since this was last asked, one line each.</summary>
    public string Told()
    {
        var lines = string.Join('\n', Effects.Lines.Skip(_told));
        _told = Effects.Lines.Count;
        return lines;
    }

    /// <summary>Fails unless the session, since it was last asked, did something whose line contains the text.</summary>
    public void MustHaveTold(string text)
    {
        var told = Told();
        Assert.True(told.Contains(text, StringComparison.Ordinal), $"Wanted: {text}\nThe session told:\n{told}");
    }

    /// <summary>Fails when the session, since it was last asked, did something whose line contains the text.</summary>
    public void MustNotHaveTold(string text)
    {
        var told = Told();
        Assert.False(told.Contains(text, StringComparison.Ordinal), $"Not wanted: {text}\nThe session told:\n{told}");
    }

    /// <summary>The venue's clock is measured.</summary>
    public void MeasureClock(double offsetMs = 0, double roundTripMs = 80) =>
        Answer(new ClockMeasured(LastCall<MeasureClock>().Id, TimeSpan.FromMilliseconds(offsetMs), TimeSpan.FromMilliseconds(roundTripMs)));

    /// <summary>The private socket opens, its clock measured.</summary>
    public void OpenPrivate()
    {
        MeasureClock();
        Open(Private);
    }

    /// <summary>The venue takes the key and confirms the private topics.</summary>
    public void Authenticate()
    {
        AnswerAuth(success: true);
        Acknowledge();
    }

    public void AnswerAuth(bool success, string message = "") =>
        Say(Private, new AuthReply(LastSent<AuthRequest>(StreamKind.Private).ReqId, success, message));

    /// <summary>Confirms every request on the living sockets that was not answered yet.</summary>
    public void Acknowledge()
    {
        foreach (var (connection, request) in Effects.Sent.ToArray())
        {
            if (connection == (connection.Stream == StreamKind.Private ? Private : Public)
                && request is SubscribeRequest or UnsubscribeRequest && _acknowledged.Add(request.ReqId))
            {
                Say(connection, new SubscribeReply(request.ReqId, request is SubscribeRequest, SubscribeVerdict.Confirmed, null, ""));
            }
        }
    }

    /// <summary>Answers the newest subscribe or unsubscribe request of a stream with a refusal.</summary>
    public void Refuse(StreamKind stream, SubscribeVerdict verdict, string? topic = null, string message = "refused")
    {
        var (connection, request) = Effects.Sent.Last(sent =>
            sent.Connection.Stream == stream && sent.Request is SubscribeRequest or UnsubscribeRequest && !_acknowledged.Contains(sent.Request.ReqId));
        _acknowledged.Add(request.ReqId);
        Say(connection, new SubscribeReply(request.ReqId, request is SubscribeRequest, verdict, topic, message));
    }

    /// <summary>Answers reads of positions, as a venue that holds exactly these rows, until none is waited for.</summary>
    public void Reconcile(params PositionRow[] rows)
    {
        var calls = 0;
        while (calls != Effects.Calls.Count)
        {
            calls = Effects.Calls.Count;
            if (Effects.Calls[^1] is ReadPositions read)
            {
                Answer(new PositionsRead(read.Id, Now, [.. rows.Where(row => IsAsked(read, row))], ""));
            }
        }
    }

    /// <summary>Answers the newest read of positions with one page.</summary>
    public void Page(string nextCursor, params PositionRow[] rows) =>
        Answer(new PositionsRead(LastCall<ReadPositions>().Id, Now, [.. rows], nextCursor));

    /// <summary>The newest read of positions fails.</summary>
    public void FailRead(string reason = "timeout", TimeSpan? retryAfter = null) =>
        Answer(new RestFailed(LastCall<ReadPositions>().Id, RestFailureKind.Transient, reason, retryAfter));

    /// <summary>A frame of the position topic, made by the venue just now.</summary>
    public void Push(params PositionRow[] rows) => Say(Private, new PositionFrame(Now, [.. rows]));

    /// <summary>A delta that states the mark price, on demand also last, bid and ask, or a snapshot that states everything.</summary>
    public void Tick(string symbol, decimal mark, decimal? last = null, bool snapshot = false, long? cs = null, double ageMs = 0, bool touch = false)
    {
        var sequence = cs ?? (_crossSequences.GetValueOrDefault(symbol) + 10);
        _crossSequences[symbol] = sequence;
        Say(Public, new TickerFrame
        {
            Symbol = Symbols.Add(symbol),
            IsSnapshot = snapshot,
            CrossSequence = sequence,
            VenueTimeMs = Now.AddMilliseconds(-ageMs).ToUnixTimeMilliseconds(),
            Stated = snapshot ? TickerFields.All : TickerFields.Mark | (last is null ? TickerFields.None : TickerFields.Last)
                | (touch ? TickerFields.Bid | TickerFields.Ask : TickerFields.None),
            MarkPrice = mark,
            LastPrice = last ?? mark,
            IndexPrice = mark,
            BidPrice = mark,
            AskPrice = mark,
        });
    }

    /// <summary>The first frame of a ticker topic.</summary>
    public void Snapshot(string symbol, decimal mark) => Tick(symbol, mark, snapshot: true);

    /// <summary>Both streams live, positions read, tickers priced: the state most tests begin with.</summary>
    public static SessionHarness Live(params PositionRow[] rows) => Live(new SessionOptions(), rows);

    /// <summary>The session of the next host process: it knows what this one kept, and has come to where it reads positions.</summary>
    public SessionHarness NextRun(int secondsLater = 10, bool undated = false)
    {
        var next = new SessionHarness(new SessionOptions { KnownLegs = [.. Effects.Kept.Values.Select(leg => undated ? leg.Undated() : leg)] });
        next.AdvanceTo(Now.AddSeconds(secondsLater));
        next.Start();
        next.Open(next.Public);
        next.OpenPrivate();
        next.Authenticate();
        next.Told();
        return next;
    }

    public static SessionHarness Live(SessionOptions options, params PositionRow[] rows)
    {
        var session = new SessionHarness(options);
        session.Start();
        session.Open(session.Public);
        session.ReopenPrivate(rows);
        session.Acknowledge();
        foreach (var symbol in rows.Where(row => row.Size > 0).Select(row => row.Symbol).Distinct())
        {
            session.Snapshot(symbol, 50_000m);
        }

        session.Told();
        return session;
    }

    /// <summary>The private socket that is being dialled opens, and everything up to fresh positions follows.</summary>
    public void ReopenPrivate(params PositionRow[] rows)
    {
        OpenPrivate();
        Authenticate();
        Reconcile(rows);
    }

    public void AdvanceBy(double seconds) => AdvanceTo(Now + TimeSpan.FromSeconds(seconds));

    /// <summary>Time passes on healthy streams: every ping is answered.</summary>
    public void PassSeconds(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            AdvanceBy(1);
            Say(Private, new PongFrame(""));
            Say(Public, new PongFrame(""));
        }
    }

    /// <summary>Time passes; the session is woken whenever it asked to be.</summary>
    public void AdvanceTo(DateTimeOffset then)
    {
        var wakesNow = 0;
        while (Effects.Wake <= then)
        {
            var due = Effects.Wake > Now ? Effects.Wake : Now;
            wakesNow = due == Now ? wakesNow + 1 : 0;
            Assert.True(wakesNow < 10, $"The session asks to be woken at {Tell.Time(due)} again and again and does nothing: a busy loop.");
            Now = due;
            TimerDue();
        }

        Now = then;
    }

    private static bool IsAsked(ReadPositions read, PositionRow row) =>
        read.Symbol.Length > 0
            ? row.Symbol == read.Symbol
            : row.Size > 0 && row.Symbol.EndsWith(read.SettleCoin == "USDC" ? "PERP" : "USDT", StringComparison.Ordinal);
}
