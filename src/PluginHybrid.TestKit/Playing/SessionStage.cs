using System.Collections.Immutable;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.TestKit.Venue;

namespace PluginHybrid.TestKit.Playing;

/// <summary>One life of the real session against the venue in memory: dials, requests and reads are answered at once, in virtual time.</summary>
internal sealed class SessionStage : ISessionEffects, ICommandPort, IDisposable
{
    private readonly Queue<Action> _todo = new();
    private readonly PreparedReader _reader = new();
    private readonly SymbolTable _symbols = new();
    private readonly SortedSet<string> _tickers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _crossSequences = new(StringComparer.Ordinal);
    private readonly List<ConnectionId> _open = [];
    private readonly VirtualTime _time;
    private readonly VenueModel _venue;
    private readonly IReadOnlyList<Instrument> _instruments;
    private readonly SortedDictionary<PositionKey, KnownLeg> _legs;
    private readonly Sequencer _sequencer;
    private readonly ITimer _wake;
    private bool _isPumping;
    private bool _isCut;

    public SessionStage(VirtualTime time, VenueModel venue, IReadOnlyList<Instrument> instruments, string runPrefix, SortedDictionary<PositionKey, KnownLeg> legs)
    {
        (_time, _venue, _instruments, _legs) = (time, venue, instruments, legs);
        var options = new SessionOptions { SettleCoins = ["USDT"], Orders = new OrderOptions(), PublishTickers = true, RunPrefix = runPrefix, KnownLegs = [.. legs.Values] };
        var session = new HybridSession(options, _reader, _symbols, static () => 0.5, this);
        _sequencer = new Sequencer(session, new SessionClock(time));
        _wake = time.CreateTimer(_ => _todo.Enqueue(_sequencer.TimerDue), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Where events come out.</summary>
    public EventRouter Router { get; } = new();

    /// <summary>Runs when all that is due at this moment is done: frames of the venue, answers, next dials.</summary>
    public void Pump()
    {
        if (_isPumping)
        {
            return;
        }

        _isPumping = true;
        try
        {
            while (true)
            {
                foreach (var frame in _venue.TakeSaid())
                {
                    _todo.Enqueue(() => Say(StreamKind.Private, frame));
                }

                if (!_todo.TryDequeue(out var next))
                {
                    return;
                }

                next();
            }
        }
        finally
        {
            _isPumping = false;
        }
    }

    public void Start()
    {
        _sequencer.Start();
        Pump();
    }

    /// <summary>A price was made: told to whoever subscribed.</summary>
    public void Tell(string symbol) => Say(StreamKind.Public, Ticker(symbol, snapshot: false));

    /// <summary>Open legs as the session knows them.</summary>
    public IReadOnlyList<Position> Held() => _sequencer.Read(static view => view.Positions);

    public void Cut()
    {
        _isCut = true;
        foreach (var connection in _open.ToArray())
        {
            _open.Remove(connection);
            _sequencer.Lost(connection, new SocketLoss("cut by the test"));
        }

        _tickers.Clear();
        Pump();
    }

    public void Mend() => _isCut = false;

    public void Submit(CommandRequest request) => _sequencer.Command(request);

    public void Watch(string symbol, bool watch) => _sequencer.Follow(symbol, watch);

    public void Halt(bool halted, string reason) => _sequencer.Halt(halted, reason);

    public void Dial(ConnectionId connection) => _todo.Enqueue(() =>
    {
        if (_isCut)
        {
            _sequencer.Lost(connection, new SocketLoss("cut by the test"));
            return;
        }

        _open.Add(connection);
        _sequencer.Opened(connection);
    });

    public void Send(ConnectionId connection, WireRequest request) => _todo.Enqueue(() => Answer(connection, request));

    public void Close(ConnectionId connection, string reason) => _open.Remove(connection);

    public void WakeAt(DateTimeOffset due) =>
        _wake.Change(due == DateTimeOffset.MaxValue ? Timeout.InfiniteTimeSpan : Max(due - _time.Now, TimeSpan.Zero), Timeout.InfiniteTimeSpan);

    public void Call(RestCall call) => _todo.Enqueue(() => _sequencer.Answered(AnswerTo(call)));

    public void Publish<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent => Router.Emit(happened);

    public void Journal(JournalEntry entry)
    {
        // The run shows decisions; a journal is the host's.
    }

    public void KeepLeg(KnownLeg leg) => _legs[leg.Leg] = leg;

    public void Note(NoteKind kind, string text)
    {
        // The run is judged by events, not by the session's log.
    }

    public void Dispose()
    {
        _wake.Dispose();
        _sequencer.Stop();
        _todo.Clear();
    }

    private RestAnswer AnswerTo(RestCall call)
    {
        if (_isCut)
        {
            return call is OrderCall ? new OrderInDoubt(call.Id, "cut by the test") : new RestFailed(call.Id, RestFailureKind.Transient, "cut by the test");
        }

        return call switch
        {
            MeasureClock => new ClockMeasured(call.Id, TimeSpan.Zero, TimeSpan.Zero),
            ReadPositions read => new PositionsRead(read.Id, _time.Now, _venue.Rows(read), ""),
            ReadInstruments => new InstrumentsRead(call.Id, [.. _instruments]),
            ReadOpenOrders read => new OrdersRead(read.Id, _venue.OpenOrders(read.Symbol)),
            FindOrder find => new OrdersRead(find.Id, [.. _venue.OpenOrders(find.Symbol).Where(order => order.OrderLinkId == find.OrderLinkId)]),
            OrderCall order => _venue.Do(order),
            _ => new RestFailed(call.Id, RestFailureKind.Transient, $"the test kit does not know {call.GetType().Name}"),
        };
    }

    private void Answer(ConnectionId connection, WireRequest request)
    {
        switch (request)
        {
            case AuthRequest:
                Say(connection, new AuthReply(request.ReqId, success: true, ""));
                break;
            case PingRequest:
                Say(connection, new PongFrame(request.ReqId));
                break;
            case SubscribeRequest subscribe:
                Say(connection, new SubscribeReply(request.ReqId, subscribe: true, SubscribeVerdict.Confirmed, null, ""));
                foreach (var symbol in SymbolsOf(subscribe.Topics).Where(_venue.Prices.ContainsKey))
                {
                    _tickers.Add(symbol);
                    Say(connection, Ticker(symbol, snapshot: true));
                }

                break;
            case UnsubscribeRequest leave:
                _tickers.ExceptWith(SymbolsOf(leave.Topics));
                Say(connection, new SubscribeReply(request.ReqId, subscribe: false, SubscribeVerdict.Confirmed, null, ""));
                break;
            default:
                break;
        }
    }

    private void Say(StreamKind stream, WireFrame frame)
    {
        var connection = _open.FindLast(open => open.Stream == stream);
        if (connection.Number > 0 && (frame is not TickerFrame ticker || _tickers.Contains(ticker.Symbol!.Name)))
        {
            Say(connection, frame);
        }
    }

    private void Say(ConnectionId connection, WireFrame frame) => _sequencer.Frame(connection, _reader.BytesOf(frame));

    private TickerFrame Ticker(string symbol, bool snapshot)
    {
        var price = _venue.Prices[symbol];
        var sequence = _crossSequences[symbol] = _crossSequences.GetValueOrDefault(symbol) + 10;
        var (rate, at) = _venue.Funding.GetValueOrDefault(symbol, (0.0001m, _time.Now.AddHours(8)));
        return new TickerFrame
        {
            FundingRate = rate,
            NextFundingMs = at.ToUnixTimeMilliseconds(),
            Symbol = _symbols.Add(symbol),
            IsSnapshot = snapshot,
            CrossSequence = sequence,
            VenueTimeMs = _time.Now.ToUnixTimeMilliseconds(),
            Stated = TickerFields.All,
            MarkPrice = price,
            LastPrice = price,
            IndexPrice = price,
            BidPrice = price,
            AskPrice = price,
        };
    }

    private static IEnumerable<string> SymbolsOf(ImmutableArray<string> topics) =>
        topics.Where(topic => topic.StartsWith("tickers.", StringComparison.Ordinal)).Select(topic => topic["tickers.".Length..]);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
