using System.Text.Json;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Simulation.Checking;

/// <summary>No order of the host's ever increases a position, no close goes twice, what reduces adds up to no more than is held, and an unknown outcome is resolved before anything is sent for its leg.</summary>
/// <remarks>Unknown is also what a process sent and never heard of again because it died: the next one has to ask first.</remarks>
public sealed class NeverLarger : Checker
{
    /// <summary>The name of the invariant, which <see cref="KeptBeforeSent"/> and <see cref="ReducedOnce"/> hold too.</summary>
    internal const string Invariant = "never-larger";

    private readonly Dictionary<long, OrderCall> _calls = [];
    private readonly Dictionary<long, RestCall> _reads = [];
    private readonly SortedDictionary<long, OrderCall> _doubts = [];
    private readonly Dictionary<(string Symbol, int Leg), PlaceReduction> _closing = [];
    private readonly Dictionary<string, PlaceReduction> _lost = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly List<OrderCall> _orphans = [];
    private readonly List<PlaceReduction> _flying = [];
    private readonly WayOff _off = new();

    /// <inheritdoc />
    public override string Name => Invariant;

    /// <inheritdoc />
    public override void HostStarts(IWorldSight world, EventRouter router)
    {
        ArgumentNullException.ThrowIfNull(router);
        _calls.Clear();
        _reads.Clear();
        _doubts.Clear();
        _closing.Clear();
        _lost.Clear();
        _reached.Clear();
        _off.Clear();
        // Below zero: the new process counts its calls from one again.
        foreach (var orphan in _orphans)
        {
            _doubts.Add(-1 - _doubts.Count, orphan);
        }

        router.On(EventNames.OrderUpdate, (in OrderUpdate order) => Over(order.OrderLinkId, order.Status));
        router.On(EventNames.Execution, (in Execution fill) => _off.Filled(fill.OrderLinkId, fill.Quantity ?? 0));
        router.On(EventNames.PositionClosed, (in PositionClosed closed) => Flat(closed.Position.Key));
    }

    /// <inheritdoc />
    public override void HostEnds(IWorldSight world)
    {
        _orphans.AddRange(_calls.Values.Where(call => _reached.Contains(NameOf(call))).OrderBy(call => call.Id));
        _flying.AddRange(_calls.Values.OfType<PlaceReduction>().Where(call => !_reached.Contains(NameOf(call))).OrderBy(call => call.Id));
    }

    /// <inheritdoc />
    public override void LegChanged(IWorldSight world, VenueLeg? before, VenueLeg after, string cause)
    {
        ArgumentNullException.ThrowIfNull(after);
        if (cause == "host" && after.Size > 0 && (before is null || before.Size < after.Size || before.Direction != after.Direction))
        {
            Fail(world, "grew", FormattableString.Invariant(
                $"An order of the host took {after.Symbol}#{after.PositionIdx} from {(before?.Direction ?? 0) * (before?.Size ?? 0)} to {after.Direction * after.Size}."));
        }
    }

    /// <inheritdoc />
    public override void Called(IWorldSight world, VenueCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Method != "POST")
        {
            return;
        }

        using var body = JsonDocument.Parse(call.Body);
        Reached(body.RootElement);
        if (call.Path != "/v5/order/create")
        {
            return;
        }

        if (!body.RootElement.TryGetProperty("reduceOnly", out var reduces) || reduces.ValueKind != JsonValueKind.True)
        {
            Fail(world, "not-reduce-only", $"The host sent an order that is not reduce-only: {call.Body}");
        }

        var link = body.RootElement.TryGetProperty("orderLinkId", out var id) ? id.GetString() ?? "" : "";
        ReachedLate(world, link);
        if (link.Length == 0 || (call.RetCode == 0 && !_taken.Add(link)))
        {
            Fail(world, "link-id", $"The host sent an order whose id is missing or was used before: {call.Body}");
        }

        if (call.RetCode == 0 && _lost.Remove(link, out var lost))
        {
            Closes(world, lost);
        }
    }

    /// <inheritdoc />
    public override void Asked(IWorldSight world, RestCall call)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (call is not OrderCall order)
        {
            _reads[call.Id] = call;
            return;
        }

        var leg = LegOf(order);
        if (_doubts.Values.FirstOrDefault(open => LegOf(open) == leg) is { } doubt)
        {
            Fail(world, "retried-in-doubt", $"{order} was sent before the venue was asked what became of {doubt}.");
        }

        if (order is PlaceReduction reduction)
        {
            Reduces(world, reduction);
        }

        _calls[order.Id] = order;
        _reached.Remove(NameOf(order));
    }

    /// <inheritdoc />
    public override void Answered(IWorldSight world, RestAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (_calls.Remove(answer.Id, out var order))
        {
            _off.Answered(order, answer);
            if (answer is OrderInDoubt)
            {
                _doubts[order.Id] = order;
            }
            else if (answer is OrderTaken && order is CancelReduction)
            {
                Over(LinkOf(order), "Cancelled");
            }
            else if (answer is OrderRefused or RestFailed && _closing.GetValueOrDefault(LegOf(order))?.Id == order.Id)
            {
                _closing.Remove(LegOf(order));
            }
        }
        else if (_reads.Remove(answer.Id, out var read))
        {
            Resolve(read, answer);
        }
    }

    private void Flat(PositionKey leg)
    {
        _closing.Remove((leg.Symbol, leg.PositionIdx));
        _off.Flat(leg);
    }

    private void Reached(JsonElement body)
    {
        var symbol = body.TryGetProperty("symbol", out var name) ? name.GetString() ?? "" : "";
        var leg = body.TryGetProperty("positionIdx", out var idx) ? idx.GetInt32() : -1;
        var link = body.TryGetProperty("orderLinkId", out var id) ? id.GetString() ?? "" : "";
        _reached.Add(NameOf((symbol, leg), link, body.TryGetProperty("stopLoss", out _), body.TryGetProperty("takeProfit", out _)));
    }

    // Under way when its process died: what set out must be known to the next one, whenever it arrives.
    private void ReachedLate(IWorldSight world, string link)
    {
        if (_flying.Find(call => call.OrderLinkId == link) is not { } late)
        {
            return;
        }

        _flying.Remove(late);
        _orphans.Add(late);
        if (world.IsHostUp)
        {
            _doubts.Add(Math.Min(0, _doubts.Keys.FirstOrDefault()) - 1, late);
        }
    }

    private static string NameOf(OrderCall call) =>
        NameOf(LegOf(call), LinkOf(call), call is SetTradingStop { StopLoss: not null }, call is SetTradingStop { TakeProfit: not null });

    // A stop has no name of its own: one of each kind is under way for a leg at a time.
    private static string NameOf((string Symbol, int Leg) leg, string link, bool isStop, bool isProfit) =>
        link.Length > 0 ? link : $"{leg.Symbol}#{leg.Leg} {(isStop ? "stop" : isProfit ? "profit" : "trail")}";

    private static (string Symbol, int Leg) LegOf(OrderCall order) => order switch
    {
        SetTradingStop stop => (stop.Leg.Symbol, stop.Leg.PositionIdx),
        PlaceReduction place => (place.Leg.Symbol, place.Leg.PositionIdx),
        CancelReduction cancel => (cancel.Leg.Symbol, cancel.Leg.PositionIdx),
        _ => ("", 0),
    };

    private static bool IsWhole(IWorldSight world, PlaceReduction order) =>
        world.Held.FirstOrDefault(held => held.Key == order.Leg) is { } leg && order.Quantity >= leg.Size;

    // What reduces must leave room for the rest: the sum of what is on its way takes off no more than is held.
    private void Reduces(IWorldSight world, PlaceReduction order)
    {
        if (IsWhole(world, order))
        {
            Closes(world, order);
        }
        else if (world.Held.FirstOrDefault(held => held.Key == order.Leg) is { } leg && _off.On(order.Leg) + order.Quantity > leg.Size)
        {
            Fail(world, "too-much", FormattableString.Invariant(
                $"{order} was sent while orders over {_off.On(order.Leg)} were on their way off {leg.Size}."));
        }

        _off.Sent(order);
    }

    // A market close takes the place of one at a limit, which may stand for long; nothing else may go beside a close.
    private void Closes(IWorldSight world, PlaceReduction close)
    {
        var leg = LegOf(close);
        if (_closing.TryGetValue(leg, out var other) && other.OrderLinkId != close.OrderLinkId && (other.LimitPrice is null || close.LimitPrice is not null))
        {
            Fail(world, "close-twice", $"{close} was sent, or came to the venue, while {other} was closing the leg.");
        }

        _closing[leg] = close;
    }

    private void Resolve(RestCall read, RestAnswer answer)
    {
        foreach (var (id, doubt) in _doubts.ToArray())
        {
            var isAnswered = (answer, read) switch
            {
                (PositionsRead, ReadPositions positions) => doubt is SetTradingStop && positions.Symbol == LegOf(doubt).Symbol,
                (OrdersRead, FindOrder find) => find.Symbol == LegOf(doubt).Symbol && find.OrderLinkId == LinkOf(doubt),
                _ => false,
            };
            if (isAnswered)
            {
                _doubts.Remove(id);
                _orphans.Remove(doubt);
            }

            if (isAnswered && answer is OrdersRead { Rows.IsEmpty: true } && doubt is PlaceReduction placed)
            {
                Lose(placed);
            }
        }

        if (answer is OrdersRead orders)
        {
            foreach (var row in orders.Rows)
            {
                Over(row.OrderLinkId, row.Status);
            }
        }
    }

    // Looked for and not found: it closes nothing, unless the venue has it all the same, or takes it later.
    private void Lose(PlaceReduction order)
    {
        if (!_taken.Contains(order.OrderLinkId))
        {
            _off.Over(order.OrderLinkId);
        }

        if (!_taken.Contains(order.OrderLinkId) && _closing.GetValueOrDefault(LegOf(order))?.Id == order.Id)
        {
            _closing.Remove(LegOf(order));
            _lost[order.OrderLinkId] = order;
        }
    }

    // Also one that is filled: the person may have bought more meanwhile, and the leg goes on.
    private void Over(string linkId, string status)
    {
        if (status is not ("Filled" or "Cancelled" or "Rejected" or "PartiallyFilledCanceled" or "Deactivated"))
        {
            return;
        }

        _off.Over(linkId);
        foreach (var (leg, _) in _closing.Where(entry => entry.Value.OrderLinkId == linkId).ToArray())
        {
            _closing.Remove(leg);
        }
    }

    private static string LinkOf(OrderCall order) => order switch
    {
        PlaceReduction place => place.OrderLinkId,
        CancelReduction cancel => cancel.OrderLinkId,
        _ => "",
    };
}
