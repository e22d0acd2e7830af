using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>The host's own watchdog: no open leg stays without a stop unnoticed, with or without plugins.</summary>
/// <remarks>
/// It believes a position row that shows a stop, and never one that shows none; a trail only once it is known to be active: before every alarm it asks the venue, for the
/// position and then for stop orders over a part of it. A venue that cannot be asked is no reason to be silent.
/// </remarks>
/// <param name="options">Policy, limits, distance.</param>
/// <param name="room">What it needs of the session.</param>
/// <param name="sink">Where alarms go.</param>
/// <param name="scribe">Writes the journal.</param>
/// <param name="trails">What is known of the venue's trails.</param>
/// <param name="submit">Hands in the emergency stop, through the gate like any command.</param>
internal sealed class StopGuard(
    OrderOptions options, IOrderDeskRoom room, SessionEvents sink, OrderScribe scribe, TrailBook trails, Action<CommandRequest> submit)
{
    private static readonly TimeSpan EmergencyAgain = TimeSpan.FromSeconds(30);

    private readonly SortedDictionary<PositionKey, LegGuard> _legs = [];
    private readonly Dictionary<long, LegGuard> _reads = [];
    private long _commands;

    /// <summary>When <see cref="Look"/> should be called.</summary>
    public DateTimeOffset NextDue
    {
        get
        {
            var due = DateTimeOffset.MaxValue;
            foreach (var leg in _legs.Values)
            {
                due = leg.Call == 0 && leg.AskAt < due ? leg.AskAt : due;
            }

            return due;
        }
    }

    /// <summary>Looks at all open legs.</summary>
    /// <param name="held">They, in the order of their keys.</param>
    public void Look(IReadOnlyList<Position> held)
    {
        if (options.Protection == StopPolicy.Off)
        {
            return;
        }

        foreach (var gone in _legs.Values.Where(leg => !held.Any(open => open.Key == leg.Leg && open.Life == leg.Life)).ToArray())
        {
            _legs.Remove(gone.Leg);
        }

        foreach (var open in held)
        {
            if (IsProtected(open))
            {
                Protected(open.Key, "a stop is there");
            }
            else if (!_legs.TryGetValue(open.Key, out var leg))
            {
                _legs.Add(open.Key, new LegGuard(open.Key, open.Life, room.Now) { AskAt = room.Now + options.WarnAfter });
            }
            else if (leg.Call == 0 && room.Now >= leg.AskAt)
            {
                Ask(leg, id => new ReadPositions(id, "", leg.Leg.Symbol, ""));
            }
        }
    }

    /// <summary>Takes an answer. False when it is not to one of our reads.</summary>
    public bool Take(RestAnswer answer)
    {
        if (!_reads.Remove(answer.Id, out var leg))
        {
            return false;
        }

        leg.Call = 0;
        if (!_legs.TryGetValue(leg.Leg, out var present) || present != leg)
        {
            return true;
        }

        switch (answer)
        {
            case PositionsRead page:
                Positions(leg, page);
                break;
            case OrdersRead orders when room.HeldIn(leg.Leg) is { } trailed && orders.Rows.Any(row => IsActiveTrail(row, trailed)):
                trails.SawActive(trailed);
                Protected(leg.Leg, "an active trail is there");
                break;
            case OrdersRead orders when orders.Rows.Any(row => IsStopOf(row, leg.Leg)):
                Protected(leg.Leg, "a stop order over a part of it is there");
                _legs[leg.Leg] = new LegGuard(leg.Leg, leg.Life, room.Now) { AskAt = room.Now + options.AlertAfter };
                break;
            case OrdersRead:
                Raise(leg, room.HeldIn(leg.Leg) is { TrailingStop: not null }
                    ? "the venue shows no stop but a trail that is not active yet"
                    : "the venue shows no stop, neither on the position nor as an order");
                break;
            case RestFailed failed:
                Raise(leg, $"no stop was seen, and the venue could not be asked: {failed.Reason}");
                break;
            default:
                Raise(leg, "no stop was seen, and the venue's answer was not understood");
                break;
        }

        return true;
    }

    private static bool IsStopOf(OrderRow row, PositionKey leg) => row.PositionIdx == leg.PositionIdx
        && row.StopOrderType is "StopLoss" or "PartialStopLoss" && !WorkingOrder.IsOver(row.Status);

    // The order of a trail has the stop as its trigger price once it is active, and before that none, or the price it waits for.
    private bool IsActiveTrail(OrderRow row, Position held) =>
        row is { StopOrderType: "TrailingStop", Status: "Untriggered", TriggerPrice: { } stop } && row.PositionIdx == held.Key.PositionIdx
        && held.TrailingStop is not null && !trails.IsWaiting(held)
        && (room.MarkOf(held.Key) is not { } mark || (held.Side == Side.Buy ? stop < mark : stop > mark));

    private bool IsProtected(Position held) => held.StopLoss is not null || (held.TrailingStop is not null && trails.IsActive(held));

    private void Ask(LegGuard leg, Func<long, RestCall> withId)
    {
        leg.Call = room.Call(withId);
        _reads.Add(leg.Call, leg);
    }

    private void Positions(LegGuard leg, PositionsRead page)
    {
        foreach (var row in page.Rows)
        {
            room.Learn(row, page.VenueTime);
        }

        if (room.HeldIn(leg.Leg) is { } held && held.Life == leg.Life && !IsProtected(held))
        {
            Ask(leg, id => new ReadOpenOrders(id, leg.Leg.Symbol));
        }
    }

    private void Protected(PositionKey leg, string reason)
    {
        if (_legs.Remove(leg, out var guard) && guard.Level != ProtectionLevel.Protected)
        {
            Tell(guard, ProtectionLevel.Protected, reason);
        }
    }

    private void Raise(LegGuard leg, string reason)
    {
        var age = room.Now - leg.Since;
        if (age < options.AlertAfter)
        {
            leg.AskAt = leg.Since + options.AlertAfter;
            Tell(leg, ProtectionLevel.Warning, $"{reason}; an alert follows in {(leg.AskAt - room.Now).TotalSeconds:0} s");
            return;
        }

        leg.AskAt = room.Now + (options.AlertAfter > EmergencyAgain ? options.AlertAfter : EmergencyAgain);
        if (options is not { Protection: StopPolicy.Require, EmergencyStopPercent: { } percent })
        {
            Tell(leg, ProtectionLevel.Alert, $"{reason}; the host does nothing about it by itself");
            return;
        }

        leg.AskAt = room.Now + EmergencyAgain;
        if (room.MarkOf(leg.Leg) is not { } mark || room.HeldIn(leg.Leg) is not { } held)
        {
            Tell(leg, ProtectionLevel.Alert, $"{reason}; without a mark price no emergency stop can be set");
            return;
        }

        var distance = mark * percent / 100;
        var price = held.Side == Side.Buy ? mark - distance : mark + distance;
        Tell(leg, ProtectionLevel.EmergencyStop, $"{reason}; the host sets one {OrderText.Figure(percent)} % from the mark price, near {OrderText.Figure(price)}");
        submit(new CommandRequest
        {
            Id = new CommandId(CommandId.Host, ++_commands),
            Command = new SetStop(leg.Leg, price, $"no stop for {age.TotalSeconds:0} s: emergency stop {OrderText.Figure(percent)} % from the mark price"),
            Mode = PluginMode.Live,
            Granted = Capabilities.MoveStops,
            Cause = "watchdog",
        });
    }

    private void Tell(LegGuard leg, ProtectionLevel level, string reason)
    {
        if (leg.Level == level && level != ProtectionLevel.Protected)
        {
            return;
        }

        leg.Level = level;
        var alarm = new ProtectionAlarm(sink.NextStamp(), leg.Leg, level, room.Now - leg.Since, reason);
        sink.Publish(alarm);
        scribe.Alarmed(alarm);
    }
}
