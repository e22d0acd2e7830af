using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>Keeps what is on its way: one request in flight per leg and kind, the newest intent behind it, every command answered once.</summary>
/// <remarks>While the fate of a request is not known nothing else is sent for its leg. Legs are walked in the order of their keys.</remarks>
/// <param name="options">What the operator allows.</param>
/// <param name="room">What it needs of the session.</param>
/// <param name="scribe">Writes the journal and tells outcomes.</param>
/// <param name="links">Names orders.</param>
internal sealed class OrderLedger(OrderOptions options, IOrderDeskRoom room, OrderScribe scribe, OrderLinkIds links)
{
    private const int FailuresMax = 3;

    private readonly SortedDictionary<PositionKey, LegDesk> _desks = [];
    private readonly Dictionary<long, Intent> _sent = [];
    private readonly VenueBudget _stops = new(options.StopsPerSecond, options.KeptForProtection);
    private readonly VenueBudget _orders = new(options.OrdersPerSecond, options.KeptForProtection);
    private DateTimeOffset _dispatchAt = DateTimeOffset.MaxValue;

    /// <summary>Legs for which something is on its way, in the order of their keys.</summary>
    public IEnumerable<LegDesk> Desks => _desks.Values;

    /// <summary>When <see cref="Dispatch()"/> should be called though nothing happens.</summary>
    public DateTimeOffset NextDue => _dispatchAt;

    /// <summary>What is on its way for a leg.</summary>
    public LegDesk DeskOf(PositionKey leg)
    {
        if (!_desks.TryGetValue(leg, out var desk))
        {
            _desks.Add(leg, desk = new LegDesk(leg));
        }

        return desk;
    }

    /// <summary>Takes a command that passed the gate.</summary>
    public void Take(Intent intent)
    {
        var desk = DeskOf(intent.Leg);
        if (IsDoneAlready(desk, intent) is { } why)
        {
            Settle(intent, new NotModified(intent.Request.Id.ToString(), why) { OrderLinkId = RestingFor(desk, intent) });
            return;
        }

        var lane = desk.Lanes[(int)intent.Kind];
        if (intent.Kind != IntentKind.Order)
        {
            while (lane.Waiting.First is { } older)
            {
                lane.Waiting.RemoveFirst();
                Supersede(older.Value);
            }
        }
        else if (intent.ClosesNow)
        {
            // A close beats a stop that has not been sent.
            foreach (var waiting in desk.Lanes.Take((int)IntentKind.Order))
            {
                while (waiting.Waiting.First is { } stop)
                {
                    waiting.Waiting.RemoveFirst();
                    Settle(stop.Value, stop.Value.Ask.Deny(RiskRules.Closing, $"{intent.Leg} is being closed by {intent.Request.Id.Plugin}."));
                }
            }
        }

        lane.Waiting.AddLast(intent);
    }

    /// <summary>Sends what may be sent: protection first, then reductions, then the rest.</summary>
    public void Dispatch()
    {
        _dispatchAt = DateTimeOffset.MaxValue;
        foreach (var protects in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var desk in _desks.Values)
            {
                foreach (var lane in desk.Lanes)
                {
                    Dispatch(desk, lane, protects);
                }
            }
        }

        foreach (var idle in _desks.Values.Where(desk => desk.IsIdle && room.HeldIn(desk.Leg) is null).Select(desk => desk.Leg).ToArray())
        {
            _desks.Remove(idle);
        }
    }

    /// <summary>The intent whose request was answered; <c>null</c> when the answer is not to one of ours.</summary>
    public Intent? Answered(long call) => _sent.Remove(call, out var intent) ? intent : null;

    /// <summary>Ends an intent and makes way for the next.</summary>
    public void Finish(Intent intent, OrderOutcome outcome, string orderId = "")
    {
        Settle(intent, outcome, orderId);
        Release(intent);
    }

    /// <summary>Tells the outcome and keeps the place: the venue is still being asked.</summary>
    public void Settle(Intent intent, OrderOutcome outcome, string orderId = "")
    {
        if (!intent.IsSettled)
        {
            intent.IsSettled = true;
            scribe.Settled(intent.Request, outcome, intent.OrderLinkId, orderId);
        }
    }

    /// <summary>Makes way for the next.</summary>
    public void Release(Intent intent)
    {
        intent.Question = null;
        var lane = DeskOf(intent.Leg).Lanes[(int)intent.Kind];
        if (lane.InFlight == intent)
        {
            lane.InFlight = null;
        }
    }

    /// <summary>Sends an intent again, unless a newer one waits: then that one takes its place.</summary>
    /// <param name="intent">Nothing of it was done.</param>
    /// <param name="then">Not before.</param>
    public void Again(Intent intent, DateTimeOffset then)
    {
        Release(intent);
        intent.Sent = null;
        intent.NotBefore = then;
        var lane = DeskOf(intent.Leg).Lanes[(int)intent.Kind];
        if (intent.IsSettled)
        {
            return;
        }

        if (intent.Kind != IntentKind.Order && lane.Waiting.First is { } newer)
        {
            newer.Value.NotBefore = then;
            Supersede(intent);
            return;
        }

        lane.Waiting.AddFirst(intent);
    }

    /// <summary>Nothing was done, and it heals: waits and tries again, a few times.</summary>
    public void Failed(Intent intent, RestFailed failed)
    {
        var wait = failed.RetryAfter ?? TimeSpan.FromMilliseconds(250) * Math.Pow(2, intent.Failures);
        var heals = failed.Kind == RestFailureKind.RateLimited ? wait <= options.LimitPatience
            : failed.Kind == RestFailureKind.Transient && ++intent.Failures < FailuresMax;
        if (!heals)
        {
            Finish(intent, Partly(intent) ?? new Rejected(intent.Request.Id.ToString(), 0, failed.Reason));
            return;
        }

        if (failed.Kind == RestFailureKind.RateLimited)
        {
            BudgetOf(intent).RestUntil(room.Now + wait);
        }

        Again(intent, room.Now + wait);
    }

    /// <summary>The outcome of a reduction of which a part was placed; <c>null</c> when none was.</summary>
    public static OrderOutcome? Partly(Intent intent) => intent.Placed == 0 ? null : new Accepted(intent.Request.Id.ToString())
    {
        OrderLinkId = intent.OrderLinkId,
        Price = intent.Ask.Price,
        Quantity = intent.Placed,
    };

    private static string? IsDoneAlready(LegDesk desk, Intent intent) => intent.Command switch
    {
        SetStop stop when desk.Has(intent.Ask.Facts.Held!, intent.Ask.Price!.Value, stop.Trigger) =>
            $"the stop is at {OrderText.Figure(intent.Ask.Price!.Value)} already",
        SetStop stop when desk.IsSending(intent.Ask.Facts.Held!, intent.Ask.Price!.Value, stop.Trigger) =>
            $"the stop at {OrderText.Figure(intent.Ask.Price!.Value)} is on its way already",
        ClosePosition or Reduce when desk.ClosedBy is { Length: > 0 } other => $"{other} is closing the leg already",
        // A limit may never fill: it does not keep a close at the market from being sent.
        ClosePosition { LimitPrice: not null } when desk.CloseWaiting is { } close => $"{close.Request.Id} is closing the leg already",
        ClosePosition { LimitPrice: not null } when desk.Resting(intent.Ask.Facts.Held!.Size) is { } rests => $"{rests.LinkId} rests for the whole leg already",
        _ => null,
    };

    // The order at a limit that stands in a close's way, when it is the same plugin's: it may have been restarted before it learned the id.
    private string RestingFor(LegDesk desk, Intent intent)
    {
        var plugin = intent.Request.Id.Plugin;
        return intent.Command is not ClosePosition { LimitPrice: not null } || desk.ClosedBy.Length > 0 ? ""
            : desk.CloseWaiting is { } close ? (close.Request.Id.Plugin != plugin ? "" : close.OrderLinkId.Length > 0 ? close.OrderLinkId : links.Of(close.Request.Id, 0))
            : desk.Resting(intent.Ask.Facts.Held!.Size) is { } rests && rests.Owner == plugin ? rests.LinkId : "";
    }

    private void Supersede(Intent intent) =>
        Settle(intent, new NotModified(intent.Request.Id.ToString(), "a newer/tighter intent took its place"));

    private void Dispatch(LegDesk desk, IntentLane lane, bool protects)
    {
        while (lane.InFlight is null && !desk.IsInDoubt && lane.Waiting.First?.Value is { } next && next.Protects == protects)
        {
            var budget = BudgetOf(next);
            var then = budget.FreeAt(room.Now, protects);
            then = next.NotBefore > then ? next.NotBefore : then;
            if (then > room.Now)
            {
                _dispatchAt = then < _dispatchAt ? then : _dispatchAt;
                return;
            }

            lane.Waiting.RemoveFirst();
            if (next.JudgedAt != room.Input && room.JudgeAgain(next) is { } denied)
            {
                Settle(next, Partly(next) ?? denied);
                continue;
            }

            budget.Take(room.Now);
            lane.InFlight = next;
            Send(desk, next);
        }
    }

    private void Send(LegDesk desk, Intent intent)
    {
        var id = room.Call(id =>
        {
            intent.Sent = ToCall(desk, intent, id);
            scribe.Sending(intent.Request, intent.Sent);
            return intent.Sent;
        });
        _sent.Add(id, intent);
    }

    private OrderCall ToCall(LegDesk desk, Intent intent, long id) => intent.Command switch
    {
        SetStop stop => new SetTradingStop(id, intent.Leg) { StopLoss = intent.Ask.Price, Trigger = stop.Trigger },
        SetTakeProfit profit => new SetTradingStop(id, intent.Leg) { TakeProfit = intent.Ask.Price ?? 0, Trigger = profit.Trigger },
        SetVenueTrailing => new SetTradingStop(id, intent.Leg) { TrailingStop = intent.Ask.Distance, ActivePrice = intent.Ask.ActivePrice },
        CancelOrder cancel => new CancelReduction(id, intent.Leg, cancel.OrderLinkId),
        _ => ToOrder(desk, intent, id),
    };

    private PlaceReduction ToOrder(LegDesk desk, Intent intent, long id)
    {
        var largest = intent.Ask.Price is null ? intent.Ask.Facts.Instrument!.MaxMarketQuantity : intent.Ask.Facts.Instrument!.MaxQuantity;
        var quantity = intent.TakeRest();
        quantity = largest is { } most && quantity > most ? most : quantity;
        var linkId = links.Of(intent.Request.Id, intent.Part);
        intent.OrderLinkId = intent.OrderLinkId.Length == 0 ? linkId : intent.OrderLinkId;
        desk.Working.RemoveAll(order => order.LinkId == linkId);
        desk.Working.Add(new WorkingOrder(linkId, intent.Request.Id.Plugin, intent.ClosesNow, quantity, intent.Ask.Price is null));
        var side = intent.Ask.IsLong ? Side.Sell : Side.Buy;
        return new PlaceReduction(id, intent.Leg, side, linkId, quantity, intent.Ask.Price);
    }

    private VenueBudget BudgetOf(Intent intent) => intent.Kind == IntentKind.Order ? _orders : _stops;
}
