using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Session;

/// <summary>Ties the two streams, the positions and the reads together: what one of them tells, another must do.</summary>
internal sealed class SessionRoom : IConnectionListener, ITickerDemand, IReconcilerPort
{
    private const int RefusalsMax = 5;

    private readonly SessionOptions _options;
    private readonly ISessionEffects _effects;
    private readonly Reconciler _reconciler;
    private readonly LegInquiry _inquiry;
    private readonly KeyAdvice _advice;
    private readonly TickerTopics _tickers;
    private readonly List<SymbolSlot> _demand = [];
    private long _calls;
    private long _clockCall;

    public SessionRoom(SessionOptions options, SymbolTable symbols, Func<double> chance, ISessionEffects effects)
    {
        _options = options;
        _effects = effects;
        _advice = new KeyAdvice(options.EnvironmentName);
        Events = new SessionEvents(effects);
        Merger = new Merger(options.Account, symbols, Events, this);
        Merger.Remember(options.KnownLegs);
        var connections = options.Connections;
        var budget = new DialBudget(connections.DialsPerWindow, connections.DialWindow);
        var ids = new RequestIds();
        Redial NewRedial() => new(NewBackoff(connections, chance), budget, connections.StableAfter);
        StreamSide Side(StreamKind stream, IReadOnlyList<string> essential) =>
            new(new ConnectionMachine(stream, essential, connections, NewRedial(), ids, effects, this));
        Private = Side(StreamKind.Private, options.PrivateTopics);
        Public = Side(StreamKind.Public, []);
        _tickers = new TickerTopics(Public, Merger, Events, effects);
        Orders = options.Orders is null ? null : new OrderRoom(options, Merger, Events, effects, Call, NewBackoff(connections, chance));
        _inquiry = new LegInquiry(Merger, Events, this);
        _reconciler = new Reconciler(options.SettleCoins, Merger, Events, this, NewBackoff(connections, chance), _inquiry);
    }

    public SessionEvents Events { get; }

    public OrderRoom? Orders { get; }

    public VenueClock Clock { get; } = new();

    public StreamSide Private { get; }

    public StreamSide Public { get; }

    public Merger Merger { get; }

    public StreamSide SideOf(StreamKind stream) => stream == StreamKind.Private ? Private : Public;

    public DateTimeOffset NextDue => Min(
        Min(Min(Private.Machine.NextDue, Public.Machine.NextDue), Min(_reconciler.NextDue, _inquiry.NextDue)),
        Min(_tickers.NextDue, Orders?.NextDue ?? DateTimeOffset.MaxValue));

    public void Start(DateTimeOffset now)
    {
        Public.Start(now);
        Private.Start(now);
        Orders?.Start();
    }

    public void Stop(string reason)
    {
        Private.Machine.Stop(reason);
        Public.Machine.Stop(reason);
    }

    public void Due(DateTimeOffset now)
    {
        Private.Machine.Due(now);
        Public.Machine.Due(now);
        _reconciler.Due();
        _inquiry.Due();
        _tickers.Due(now);
        Orders?.Due();
    }

    public void Answered(RestAnswer answer)
    {
        if (answer.Id == _clockCall)
        {
            ClockAnswered(answer);
        }
        else if (Orders?.Answered(answer) != true && !_inquiry.Take(answer))
        {
            _reconciler.Answered(answer);
        }
    }

    public void Command(CommandRequest request)
    {
        if (Orders is { } orders)
        {
            orders.Command(request);
        }
        else
        {
            Events.Publish(CommandSettled.ReadOnly(Events.NextStamp(), request));
        }
    }

    public void Follow(string symbol, bool follow)
    {
        var slot = Merger.SlotOf(symbol);
        slot.Followers = Math.Max(0, slot.Followers + (follow ? 1 : -1));
        Wanted(slot);
    }

    public void Watch(string symbol, bool watch)
    {
        var slot = Merger.SlotOf(symbol);
        slot.Watched = watch;
        Wanted(slot);
    }

    /// <summary>Sends the requests that this input made necessary, in as few frames as possible.</summary>
    /// <remarks>
    /// Only what the input as a whole changed counts: one frame may close one leg of a symbol and open another, and a
    /// topic that is left and wanted at once would be refused as subscribed already and send no new snapshot.
    /// </remarks>
    public void SendTopicChanges()
    {
        if (_demand.Count == 0)
        {
            return;
        }

        foreach (var slot in _demand)
        {
            if (slot.NeedsTicker)
            {
                Public.Machine.Topics.Want(slot.Topic);
            }
            else
            {
                Public.Machine.Topics.Leave(slot.Topic);
            }
        }

        _demand.Clear();
        Public.Machine.Pump(Events.Now);
        LookWhetherPricesAreFresh();
    }

    public void LookWhetherPricesAreFresh() => _tickers.LookWhetherFresh();

    public void Changed(SymbolSlot slot) => _demand.Add(slot);

    public void Opening(SymbolSlot slot) => Orders?.Instruments.Want(slot.Symbol.Name);

    public long Call(Func<long, RestCall> withId)
    {
        var id = ++_calls;
        _effects.Call(withId(id));
        return id;
    }

    public void Reconciled()
    {
        Merger.Reconciled();
        Private.BecomeFresh(StreamKind.Private, Events);
        LookWhetherPricesAreFresh();
    }

    public void Warn(string text) => _effects.Note(NoteKind.Warning, text);

    public void Dialling(StreamKind stream)
    {
        SideOf(stream).Dials++;
        if (stream == StreamKind.Private)
        {
            _clockCall = Call(id => new MeasureClock(id));
        }
    }

    public void AuthWanted(bool mustNotWait)
    {
        if (!mustNotWait && !Clock.IsTrusted)
        {
            return;
        }

        var expires = Clock.VenueMs(Events.Now) + (long)_options.Connections.AuthValidity.TotalMilliseconds;
        Private.Machine.SendAuth(expires, Events.Now);
    }

    public void AuthAccepted() => Events.Publish(new AuthSucceeded(Events.NextStamp()));

    public void AuthDenied(string reason, int refusals)
    {
        // A refusal may be our clock's fault: only one that comes after a new measurement is the key's. A venue that
        // cannot be asked for its time for so long is not asked for ever either.
        var final = refusals >= RefusalsMax || (refusals >= 2 && Clock.IsTrusted);
        Events.Publish(new AuthFailed(Events.NextStamp(), reason, final, _advice.For(refusals, Clock.IsTrusted ? Clock.Offset : null)));
        Clock.Doubt();
        if (final)
        {
            Private.Machine.Fail($"the venue refused the key: {reason}");
        }
    }

    public void BecameLive(StreamKind stream)
    {
        var side = SideOf(stream);
        if (side.WasLiveBefore)
        {
            side.Reconnects++;
            Events.Publish(new StreamReconnected(Events.NextStamp(), stream, Events.Now - side.DownSince));
        }
        else
        {
            side.WasLiveBefore = true;
            Events.Publish(new StreamConnected(Events.NextStamp(), stream));
        }

        if (stream == StreamKind.Private)
        {
            _reconciler.Begin();
        }
        else
        {
            LookWhetherPricesAreFresh();
        }
    }

    public void WasLost(StreamKind stream, string reason, bool wasLive)
    {
        var side = SideOf(stream);
        side.LastProblem = reason;
        _effects.Note(NoteKind.Information, $"{stream} stream, dial {side.Machine.Current.Number}: {reason}");
        if (wasLive)
        {
            side.DownSince = Events.Now;
            Events.Publish(new StreamDisconnected(Events.NextStamp(), stream, reason));
        }

        if (stream == StreamKind.Private)
        {
            _reconciler.Abort();
            Merger.BeginGap();
        }
        else
        {
            _tickers.Disconnected();
        }

        side.BecomeStale(stream, reason, Events);
    }

    public void TopicRequested(string topic) => _tickers.Requested(topic, Clock);

    public void TopicConfirmed(string topic, bool wasOnAlready) => _tickers.Confirmed(topic, wasOnAlready);

    public void TopicLeft(string topic, bool wasAnnounced) => _tickers.Left(topic, wasAnnounced);

    public void TopicRefused(string topic, string reason)
    {
        _effects.Note(NoteKind.Warning, $"Topic {topic} is refused and rests for {_options.Connections.RefusedRest}: {reason}");
        _tickers.Refused(topic, reason);
    }

    private void Wanted(SymbolSlot slot)
    {
        Opening(slot);
        Changed(slot);
    }

    private static Backoff NewBackoff(ConnectionOptions options, Func<double> chance) =>
        new(options.BackoffFloor, options.BackoffCeiling, chance);

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private void ClockAnswered(RestAnswer answer)
    {
        if (answer is ClockMeasured measured)
        {
            Clock.Measured(measured.Offset, measured.RoundTrip);
            _effects.Note(NoteKind.Detail, $"Venue clock is {measured.Offset.TotalMilliseconds:+0;-0;0} ms off ours, round trip {measured.RoundTrip.TotalMilliseconds:0} ms");
        }
        else if (answer is RestFailed failed)
        {
            _effects.Note(NoteKind.Warning, $"The venue's clock could not be measured: {failed.Reason}");
        }

        if (Private.Machine.AwaitsAuth)
        {
            AuthWanted(mustNotWait: false);
        }
    }
}
