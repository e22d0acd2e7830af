using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders;

/// <summary>What the venue's answer to a request of ours means for the command behind it (FACTS §8.4, §9 rows 48 to 53).</summary>
/// <param name="room">What is known now.</param>
/// <param name="ledger">Keeps the intents.</param>
/// <param name="questions">Asks the venue where an answer leaves a doubt.</param>
/// <param name="trails">Remembers trails that the venue took.</param>
internal sealed class OrderAnswers(IOrderDeskRoom room, OrderLedger ledger, OrderQuestions questions, TrailBook trails)
{
    /// <summary>Takes an answer. False when it is not to one of our requests.</summary>
    public bool Take(RestAnswer answer)
    {
        if (ledger.Answered(answer.Id) is not { } intent)
        {
            return false;
        }

        switch (answer)
        {
            case OrderTaken taken:
                Taken(intent, taken.OrderId);
                break;
            case OrderRefused refused:
                Forget(intent, refused.Code != OrderCodes.DuplicateLinkId);
                Refused(intent, refused);
                break;
            case OrderInDoubt doubt:
                questions.Raise(intent, Doubt.Outcome, 0, doubt.Reason);
                break;
            case RestFailed failed:
                Forget(intent, true);
                ledger.Failed(intent, failed);
                break;
            default:
                questions.Raise(intent, Doubt.Outcome, 0, $"an answer of an unexpected kind, {answer.GetType().Name}");
                break;
        }

        return true;
    }

    /// <summary>The venue has it.</summary>
    public void Taken(Intent intent, string orderId)
    {
        var desk = ledger.DeskOf(intent.Leg);
        var id = intent.Request.Id.ToString();
        switch (intent.Sent)
        {
            case PlaceReduction order:
                Placed(desk, intent, order, orderId);
                return;
            case CancelReduction cancel:
                desk.Working.RemoveAll(working => working.LinkId == cancel.OrderLinkId);
                ledger.Finish(intent, new Accepted(id) { OrderLinkId = cancel.OrderLinkId }, orderId);
                return;
            default:
                break;
        }

        if (intent.Command is SetStop stop && room.HeldIn(intent.Leg) is { } held && held.Life == intent.Life)
        {
            desk.Took(held, intent.Ask.Price!.Value, stop.Trigger);
        }

        TookTrail(intent);
        ledger.Finish(intent, new Accepted(id) { Price = intent.Ask.Price ?? intent.Ask.Distance });
    }

    private void TookTrail(Intent intent)
    {
        if (intent.Command is SetVenueTrailing && room.HeldIn(intent.Leg) is { } held && held.Life == intent.Life)
        {
            trails.Took(held, intent.Ask.Distance!.Value, intent.Ask.ActivePrice, room.MarkOf(intent.Leg));
            ledger.DeskOf(intent.Leg).TookTrail(held, intent.Ask.Distance!.Value);
        }
    }

    private void Placed(LegDesk desk, Intent intent, PlaceReduction order, string orderId)
    {
        intent.Placed += order.Quantity;
        intent.Part++;
        if (desk.Working.Find(working => working.LinkId == order.OrderLinkId) is { } working)
        {
            working.IsTaken = true;
            working.CheckAt = working.IsMarket ? room.Now + WorkingOrder.Silence : DateTimeOffset.MaxValue;
        }

        if (intent.Placed < intent.Total)
        {
            ledger.Again(intent, room.Now);
            return;
        }

        ledger.Finish(intent, OrderLedger.Partly(intent)!, orderId);
    }

    // What was not placed takes nothing off.
    private void Forget(Intent intent, bool isCertain)
    {
        if (isCertain && intent.Sent is PlaceReduction order)
        {
            ledger.DeskOf(intent.Leg).Working.RemoveAll(working => working.LinkId == order.OrderLinkId);
        }
    }

    private void Refused(Intent intent, OrderRefused refused)
    {
        var id = intent.Request.Id.ToString();
        switch (refused.Code)
        {
            case OrderCodes.NotModified when intent.Kind != IntentKind.Order:
                if (intent.Command is SetStop stop && room.HeldIn(intent.Leg) is { } held && held.Life == intent.Life)
                {
                    ledger.DeskOf(intent.Leg).Took(held, intent.Ask.Price!.Value, stop.Trigger);
                }

                ledger.Finish(intent, new NotModified(id, "the venue has it so already"));
                break;
            case OrderCodes.Parameter when refused.Text.StartsWith(OrderCodes.ZeroPosition, StringComparison.OrdinalIgnoreCase):
                questions.Raise(intent, Doubt.ZeroPosition, refused.Code, refused.Text);
                break;
            case OrderCodes.Parameter when intent.Kind != IntentKind.Order:
                var mark = room.MarkOf(intent.Leg) is { } known ? $"; the mark price is now {OrderText.Figure(known)}" : "";
                ledger.Finish(intent, new Rejected(id, refused.Code, refused.Text + mark));
                break;
            case OrderCodes.ReduceOnly when intent.Sent is PlaceReduction:
                questions.Raise(intent, Doubt.NothingToReduce, refused.Code, refused.Text);
                break;
            case OrderCodes.OrderGone when intent.Sent is CancelReduction:
                questions.Raise(intent, Doubt.OrderGone, refused.Code, refused.Text);
                break;
            case OrderCodes.DuplicateLinkId when intent.Sent is PlaceReduction:
                questions.Raise(intent, Doubt.Duplicate, refused.Code, refused.Text);
                break;
            default:
                ledger.Finish(intent, OrderLedger.Partly(intent) ?? new Rejected(id, refused.Code, refused.Text));
                break;
        }
    }
}
