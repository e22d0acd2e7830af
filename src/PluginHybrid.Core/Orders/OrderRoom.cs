using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Orders.Paper;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>Everything of a session that has to do with orders: gate, ledger, watchdog, trading rules.</summary>
internal sealed class OrderRoom : IOrderDeskRoom
{
    private readonly OrderOptions _options;
    private readonly string _account;
    private readonly Merger _merger;
    private readonly SessionEvents _sink;
    private readonly Func<Func<long, RestCall>, long> _call;
    private readonly OrderScribe _scribe;
    private readonly OrderLedger _ledger;
    private readonly OrderQuestions _questions;
    private readonly OrderAnswers _answers;
    private readonly WorkingWatch _working;
    private readonly StopGuard _guard;
    private readonly TrailBook _trails = new();
    private readonly Recovery _recovery;
    private readonly Dictionary<string, CommandBudget> _budgets = new(StringComparer.Ordinal);
    private readonly ShadowDesk _shadow;
    private readonly PaperVenue _paper;
    private readonly Queue<IHybridEvent> _seen = new();

    public OrderRoom(
        SessionOptions options, Merger merger, SessionEvents sink, ISessionEffects effects, Func<Func<long, RestCall>, long> call, Backoff backoff)
    {
        _options = options.Orders!;
        (_account, _merger, _sink, _call) = (options.Account, merger, sink, call);
        Instruments = new InstrumentBook(sink, call, backoff);
        _scribe = new OrderScribe(options.Account, sink, effects, leg => HeldIn(leg)?.Life ?? 0);
        var links = new OrderLinkIds(options.RunPrefix);
        _ledger = new OrderLedger(_options, this, _scribe, links);
        _shadow = new ShadowDesk(_scribe);
        _paper = new PaperVenue(merger, sink, _scribe, links, HeldIn);
        _questions = new OrderQuestions(_options, this, _ledger);
        _answers = new OrderAnswers(this, _ledger, _questions, _trails);
        _questions.Taken = _answers.Taken;
        _working = new WorkingWatch(this, _ledger);
        _guard = new StopGuard(_options, this, sink, _scribe, _trails, Command);
        _recovery = new Recovery(options.Unfinished, options.Account, this, _ledger, _scribe);
        sink.Watcher = _seen.Enqueue;
    }

    public InstrumentBook Instruments { get; }

    public bool IsHalted { get; private set; }

    public IReadOnlyList<string> Working => [.. _ledger.Desks.SelectMany(desk => desk.Working).Select(order => order.LinkId)];

    public DateTimeOffset Now => _sink.Now;

    public long Input => _sink.Input;

    public DateTimeOffset NextDue
    {
        get
        {
            var due = Min(_ledger.NextDue, _questions.NextDue);
            due = Min(due, _recovery.NextDue);
            due = Min(due, Min(_working.NextDue, _guard.NextDue));
            return Min(due, Instruments.NextDue);
        }
    }

    /// <summary>The session begins: rules are read, and the venue is asked what an earlier run left open.</summary>
    public void Start()
    {
        Instruments.Read();
        _recovery.Start();
    }

    /// <summary>A command came in.</summary>
    public void Command(CommandRequest request)
    {
        _scribe.Decided(request);
        if (request.Mode != PluginMode.Paper)
        {
            _paper.Forget(request.Id.Plugin);
        }

        var ask = new Ask(request, FactsFor(request), _options);
        if (RiskGate.Judge(ask) is { } denied)
        {
            _scribe.Settled(request, denied);
        }
        else if (!BudgetOf(request.Id.Plugin).TryTake(Now))
        {
            _scribe.Settled(request, ask.Deny(
                RiskRules.Budget,
                $"{request.Id.Plugin} gave more than {_options.CommandsPerSecond} commands per second.",
                "In hybrid.yaml raise orders.commands_per_second, or let the plugin decide less often."));
        }
        else if (request.Mode == PluginMode.Live)
        {
            _ledger.Take(new Intent(ask, Input));
        }
        else if (request.Mode == PluginMode.Paper)
        {
            _paper.Take(request, ask);
        }
        else
        {
            _shadow.Take(request, ask);
        }
    }

    /// <summary>A symbol's prices changed. On the hot path.</summary>
    public void Priced(SymbolSlot slot)
    {
        _trails.Priced(slot);
        _paper.Priced(slot);
    }

    /// <summary>The kill switch.</summary>
    public void Halt(bool halted, string reason)
    {
        IsHalted = halted;
        _scribe.Operated($"{(halted ? "halt" : "resume")}: {reason}");
    }

    /// <summary>Takes an answer. False when it is not to one of our calls.</summary>
    public bool Answered(RestAnswer answer) =>
        _answers.Take(answer) || _recovery.Take(answer) || _questions.Take(answer) || _working.Take(answer) || _guard.Take(answer) || Instruments.Take(answer);

    /// <summary>Time passed.</summary>
    public void Due()
    {
        Instruments.Due();
        _recovery.Due();
        _questions.Due();
        _working.Due();
    }

    /// <summary>The input is taken: what it changed is looked at, and what may be sent goes.</summary>
    public void EndInput()
    {
        while (_seen.TryDequeue(out var happened))
        {
            Saw(happened);
        }

        foreach (var desk in _ledger.Desks)
        {
            if (HeldIn(desk.Leg) is { } held)
            {
                desk.Saw(held);
            }
        }

        _paper.Follow();
        _guard.Look(_merger.Held());
        _ledger.Dispatch();
    }

    public long Call(Func<long, RestCall> withId) => _call(withId);

    public Position? HeldIn(PositionKey leg)
    {
        if (leg.Account == _account && SlotOf(leg.Symbol) is { } slot)
        {
            foreach (var known in slot.Legs)
            {
                if (known.Key.PositionIdx == leg.PositionIdx)
                {
                    return known.Open;
                }
            }
        }

        return null;
    }

    public decimal? MarkOf(PositionKey leg) => SlotOf(leg.Symbol) is { } slot ? MarkOf(slot) : null;

    public Denied? JudgeAgain(Intent intent)
    {
        var ask = new Ask(intent.Request, FactsFor(intent.Request), _options);
        var denied = RiskGate.Judge(ask);
        if (denied is null && intent.Command is not CancelOrder && ask.Facts.Held!.Life != intent.Life)
        {
            denied = ask.Deny(RiskRules.NoPosition, $"{intent.Leg} was closed and opened anew meanwhile.");
        }

        if (denied is null)
        {
            intent.Ask = ask;
            intent.JudgedAt = Input;
        }

        return denied;
    }

    public void Learn(PositionRow row, DateTimeOffset venueTime) => _merger.Row(row, venueTime, UpdateCause.Reconciliation);

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static decimal? MarkOf(SymbolSlot slot)
    {
        if (slot.Ticker.Mark is { } mark)
        {
            return mark;
        }

        foreach (var leg in slot.Legs)
        {
            if (leg.RowMark is { } row)
            {
                return row;
            }
        }

        return null;
    }

    private void Saw(IHybridEvent happened)
    {
        _scribe.Happened(happened);
        switch (happened)
        {
            case OrderUpdate order:
                _working.Saw(order);
                break;
            case PositionClosed closed:
                _working.Saw(closed);
                _shadow.Closed(closed.Position.Key);
                break;
            case StreamFresh { Stream: StreamKind.Private }:
                _working.SawFresh();
                _working.Due();
                break;
            default:
                break;
        }
    }

    private GateFacts FactsFor(CommandRequest request)
    {
        var leg = request.Command.Leg;
        var slot = SlotOf(leg.Symbol);
        var held = HeldIn(leg);
        var desk = _ledger.DeskOf(leg);
        var real = new GateFacts
        {
            Held = held,
            Instrument = Instruments.Find(leg.Symbol),
            Mark = slot is null ? null : MarkOf(slot),
            Last = slot?.Ticker.Last,
            Index = slot?.Ticker.Index,
            IsFresh = _merger.PositionsFresh && slot is { Ticker: { IsLive: true, Mark: not null } },
            IsHalted = IsHalted,
            Stop = held is null ? null : desk.TightestStop(held),
            Trail = held is null ? null : desk.Trail(held),
            TrailWaits = held is not null && _trails.IsWaiting(held),
            ClosedBy = desk.ClosedBy,
            Reducing = desk.Reducing,
            OrderOwner = request.Command is CancelOrder cancel ? desk.OwnerOf(cancel.OrderLinkId, request.Id.Plugin) : "",
        };
        return request.Mode switch
        {
            PluginMode.Live => real,
            PluginMode.Paper => _paper.Over(request, real),
            _ => _shadow.Over(request, real),
        };
    }

    private SymbolSlot? SlotOf(string symbol)
    {
        // For each leg at each input: by place, which allocates nothing.
        for (var place = 0; place < _merger.Slots.Count; place++)
        {
            if (_merger.Slots[place].Symbol.Name == symbol)
            {
                return _merger.Slots[place];
            }
        }

        return null;
    }

    private CommandBudget BudgetOf(string plugin)
    {
        if (!_budgets.TryGetValue(plugin, out var budget))
        {
            _budgets.Add(plugin, budget = new CommandBudget(_options.CommandsPerSecond, _options.CommandBurst));
        }

        return budget;
    }
}
