using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>Asks the venue what became of a request, before anything else is sent for its leg.</summary>
/// <remarks>
/// Stops are looked up in the position list, orders by their link id. A command waits for the truth a bounded time, then it is
/// told <see cref="Unknown"/>; the leg waits until the venue answered.
/// </remarks>
/// <param name="options">How long a command waits.</param>
/// <param name="room">What it needs of the session.</param>
/// <param name="ledger">Keeps the intents.</param>
internal sealed class OrderQuestions(OrderOptions options, IOrderDeskRoom room, OrderLedger ledger)
{
    private readonly Dictionary<long, Intent> _reads = [];

    /// <summary>The venue turned out to have it.</summary>
    public Action<Intent, string> Taken { get; set; } = (_, _) => { };

    /// <summary>When <see cref="Due"/> should be called.</summary>
    public DateTimeOffset NextDue
    {
        get
        {
            var due = DateTimeOffset.MaxValue;
            foreach (var intent in Open())
            {
                var question = intent.Question!;
                var next = question.Call == 0 ? question.NextAt : DateTimeOffset.MaxValue;
                next = !intent.IsSettled && question.Since + options.UnknownPatience < next ? question.Since + options.UnknownPatience : next;
                due = next < due ? next : due;
            }

            return due;
        }
    }

    /// <summary>A doubt arose.</summary>
    public void Raise(Intent intent, Doubt about, int code, string text)
    {
        intent.Question = new Question(about, room.Now, code, text);
        Read(intent);
    }

    /// <summary>Reads what is due, and tells who waited long enough.</summary>
    public void Due()
    {
        foreach (var intent in Open().ToArray())
        {
            var question = intent.Question!;
            if (!intent.IsSettled && room.Now >= question.Since + options.UnknownPatience)
            {
                ledger.Settle(intent, new Unknown(intent.Request.Id.ToString(), question.Text));
            }

            if (question.Call == 0 && room.Now >= question.NextAt)
            {
                Read(intent);
            }
        }
    }

    /// <summary>Takes an answer. False when it is not to one of our reads.</summary>
    public bool Take(RestAnswer answer)
    {
        if (!_reads.Remove(answer.Id, out var intent))
        {
            return false;
        }

        if (intent.Question is not { } question || question.Call != answer.Id)
        {
            return true;
        }

        question.Call = 0;
        switch (answer)
        {
            case PositionsRead page:
                Positions(intent, question, page);
                break;
            case OrdersRead orders:
                Orders(intent, question, orders.Rows.FirstOrDefault(row => row.OrderLinkId == LinkOf(intent)));
                break;
            case RestFailed failed:
                question.ReadAgain(room.Now, failed.RetryAfter);
                break;
            default:
                question.ReadAgain(room.Now);
                break;
        }

        return true;
    }

    private static string LinkOf(Intent intent) => intent.Sent switch
    {
        PlaceReduction order => order.OrderLinkId,
        CancelReduction cancel => cancel.OrderLinkId,
        _ => "",
    };

    private IEnumerable<Intent> Open() => ledger.Desks.SelectMany(desk => desk.Lanes).Select(lane => lane.InFlight).OfType<Intent>().Where(intent => intent.Question is not null);

    private void Read(Intent intent)
    {
        var question = intent.Question!;
        var byPosition = intent.Kind != IntentKind.Order || question.About == Doubt.NothingToReduce;
        question.Call = room.Call(id => byPosition
            ? new ReadPositions(id, "", intent.Leg.Symbol, "")
            : new FindOrder(id, intent.Leg.Symbol, LinkOf(intent)));
        _reads.Add(question.Call, intent);
    }

    private void Positions(Intent intent, Question question, PositionsRead page)
    {
        foreach (var read in page.Rows)
        {
            room.Learn(read, page.VenueTime);
        }

        var row = page.Rows.FirstOrDefault(row => row.PositionIdx == intent.Leg.PositionIdx);
        if (row is null)
        {
            question.ReadAgain(room.Now);
            return;
        }

        var id = intent.Request.Id.ToString();
        var isOpen = row.Size > 0 && (intent.Ask.IsLong ? Side.Buy : Side.Sell) == row.Side;
        switch (question.About)
        {
            case Doubt.NothingToReduce:
                ledger.Finish(intent, OrderLedger.Partly(intent) ?? (isOpen
                    ? new Rejected(id, question.Code, question.Text)
                    : new NotModified(id, "the leg is closed already")));
                break;
            case Doubt.ZeroPosition when isOpen && !intent.WasRetried:
                intent.WasRetried = true;
                ledger.Again(intent, room.Now);
                break;
            case Doubt.ZeroPosition:
                ledger.Finish(intent, new Rejected(id, question.Code, isOpen ? question.Text : $"closed meanwhile: {question.Text}"));
                break;
            case Doubt.Outcome when !isOpen:
                ledger.Finish(intent, new Rejected(id, 0, $"closed meanwhile: {question.Text}"));
                break;
            case Doubt.Outcome when IsSet(intent, row):
                Taken(intent, "");
                break;
            default:
                NotSeen(intent, question);
                break;
        }
    }

    private void Orders(Intent intent, Question question, OrderRow? row)
    {
        var id = intent.Request.Id.ToString();
        switch (intent.Sent)
        {
            case CancelReduction when row is null || WorkingOrder.IsOver(row.Status):
                if (question.About == Doubt.Outcome)
                {
                    Taken(intent, row?.OrderId ?? "");
                }
                else
                {
                    ledger.Finish(intent, new NotModified(id, "the order is gone already"), row?.OrderId ?? "");
                }

                break;
            case CancelReduction when question.About == Doubt.OrderGone:
                ledger.Finish(intent, new Rejected(id, question.Code, question.Text), row!.OrderId);
                break;
            case PlaceReduction order when row is { Status: "Rejected" }:
                ledger.DeskOf(intent.Leg).Working.RemoveAll(working => working.LinkId == order.OrderLinkId);
                ledger.Finish(intent, OrderLedger.Partly(intent) ?? new Rejected(id, 0, $"the order was rejected: {row.RejectReason}"), row.OrderId);
                break;
            case PlaceReduction order when row is not null:
                Taken(intent, row.OrderId);
                if (WorkingOrder.IsOver(row.Status))
                {
                    ledger.DeskOf(intent.Leg).Working.RemoveAll(working => working.LinkId == order.OrderLinkId);
                }

                break;
            case PlaceReduction order when question.About == Doubt.Duplicate:
                ledger.DeskOf(intent.Leg).Working.RemoveAll(working => working.LinkId == order.OrderLinkId);
                ledger.Finish(intent, OrderLedger.Partly(intent) ?? new Rejected(id, question.Code, question.Text));
                break;
            default:
                NotSeen(intent, question);
                break;
        }
    }

    // It may still come: looked for as long as the command may wait, and once more. Then the venue's word counts, and the leg goes on.
    private void NotSeen(Intent intent, Question question)
    {
        if (room.Now < question.Since + options.UnknownPatience)
        {
            question.ReadAgain(room.Now);
            return;
        }

        if (!intent.IsSettled)
        {
            ledger.Settle(intent, new Unknown(intent.Request.Id.ToString(), $"{question.Text}; the venue shows no sign of it"));
            question.LookOnceMore(room.Now);
            return;
        }

        if (intent.Sent is PlaceReduction order)
        {
            ledger.DeskOf(intent.Leg).Working.RemoveAll(working => working.LinkId == order.OrderLinkId);
        }

        ledger.Finish(intent, new Unknown(intent.Request.Id.ToString(), $"{question.Text}; the venue shows no sign of it"));
    }

    private static bool IsSet(Intent intent, PositionRow row) => intent.Kind switch
    {
        IntentKind.Stop => row.StopLoss == intent.Ask.Price,
        IntentKind.TakeProfit => row.TakeProfit == intent.Ask.Price,
        _ => row.TrailingStop == intent.Ask.Distance,
    };
}
