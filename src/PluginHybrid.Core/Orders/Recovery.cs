using System.Globalization;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>Asks the venue what became of requests which an earlier run sent and never heard of again. Sends nothing itself.</summary>
/// <remarks>
/// Orders are looked up by our id, stops in the position row. Until the venue answered nothing is sent for that leg. A request that is not
/// seen and is still young may be on its way: it is looked for again. What was found is journaled as the outcome of the old command.
/// </remarks>
/// <param name="unfinished">Journal lines of kind <see cref="JournalKind.Sent"/>, oldest first.</param>
/// <param name="account">Our name of the account; lines of another are left alone.</param>
/// <param name="room">What it needs of the session.</param>
/// <param name="ledger">Keeps the legs back, and learns of orders that still work.</param>
/// <param name="scribe">Writes the journal.</param>
internal sealed class Recovery(IReadOnlyList<JournalEntry> unfinished, string account, IOrderDeskRoom room, OrderLedger ledger, OrderScribe scribe)
{
    // A signed request is refused by the venue after 5 s, and has long been answered after twice that.
    private static readonly TimeSpan Travels = TimeSpan.FromSeconds(10);

    private readonly List<Lost> _open = [];

    /// <summary>When <see cref="Due"/> should be called.</summary>
    public DateTimeOffset NextDue => _open.Where(lost => lost.Question.Call == 0).Select(lost => lost.Question.NextAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();

    /// <summary>Asks about all of them.</summary>
    public void Start()
    {
        foreach (var sent in unfinished)
        {
            if (sent is { Kind: JournalKind.Sent, Leg: { } leg } && leg.Account == account)
            {
                _open.Add(new Lost(sent, leg, new Question(Doubt.Outcome, room.Now, 0, "")));
                ledger.DeskOf(leg).Recovering++;
            }
        }

        Due();
    }

    /// <summary>Asks again what is due.</summary>
    public void Due()
    {
        foreach (var lost in _open.Where(lost => lost.Question.Call == 0 && lost.Question.NextAt <= room.Now))
        {
            lost.Question.Call = room.Call(id => lost.Sent.OrderLinkId.Length > 0
                ? new FindOrder(id, lost.Leg.Symbol, lost.Sent.OrderLinkId)
                : new ReadPositions(id, "", lost.Leg.Symbol, ""));
        }
    }

    /// <summary>Takes an answer. False when it is not to one of our reads.</summary>
    public bool Take(RestAnswer answer)
    {
        if (_open.Find(lost => lost.Question.Call == answer.Id) is not { } lost)
        {
            return false;
        }

        var found = answer switch
        {
            OrdersRead orders => Order(lost, orders.Rows.FirstOrDefault(row => row.OrderLinkId == lost.Sent.OrderLinkId)),
            PositionsRead page => Stop(lost, page.Rows.FirstOrDefault(row => row.PositionIdx == lost.Leg.PositionIdx)),
            _ => null,
        };
        if (found is null)
        {
            lost.Question.ReadAgain(room.Now, (answer as RestFailed)?.RetryAfter);
            return true;
        }

        _open.Remove(lost);
        ledger.DeskOf(lost.Leg).Recovering--;
        scribe.Recovered(lost.Sent, $"recovered: {found}");
        return true;
    }

    private static bool IsCancel(Lost lost) => lost.Sent.What.StartsWith("cancel", StringComparison.Ordinal);

    private static bool IsMarket(Lost lost) => lost.Sent.What.EndsWith(" market", StringComparison.Ordinal);

    // The price, target or distance as OrderText wrote it; null for "none" and for what is not understood.
    private static decimal? FigureOf(Lost lost) =>
        lost.Sent.What.Split(' ') is [_, var figure, ..] && decimal.TryParse(figure, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;

    private string? Order(Lost lost, OrderRow? row)
    {
        if (row is null)
        {
            return IsCancel(lost) ? "the order is gone" : IsYoung(lost) ? null : "the venue does not know the order";
        }

        if (WorkingOrder.IsOver(row.Status))
        {
            return $"the order was taken and is {row.Status}";
        }

        if (IsCancel(lost) && IsYoung(lost))
        {
            return null;
        }

        var left = row.LeavesQuantity ?? 0;
        var closes = IsMarket(lost) && room.HeldIn(lost.Leg) is { } held && held.Size <= left;
        var working = ledger.DeskOf(lost.Leg).Working;
        if (!working.Exists(order => order.LinkId == row.OrderLinkId))
        {
            working.Add(new WorkingOrder(row.OrderLinkId, lost.Sent.Plugin, closes, left, IsMarket(lost))
            {
                IsTaken = true,
                CheckAt = IsMarket(lost) ? room.Now + WorkingOrder.Silence : DateTimeOffset.MaxValue,
            });
        }

        return IsCancel(lost) ? $"the order was not cancelled and is {row.Status}" : $"the order was taken and is {row.Status}";
    }

    private string? Stop(Lost lost, PositionRow? row)
    {
        if (row is null)
        {
            return null;
        }

        if (row.Size == 0)
        {
            return "the leg is closed";
        }

        var (name, has) = lost.Sent.What.Split(' ')[0] switch
        {
            "set-stop" => ("stop", row.StopLoss),
            "set-take-profit" => ("take-profit", row.TakeProfit),
            _ => ("trailing stop", row.TrailingStop),
        };
        var shown = has is { } figure ? $"the venue's {name} is at {OrderText.Figure(figure)}" : $"the venue has no {name}";
        return has == FigureOf(lost) ? $"done, {shown}" : IsYoung(lost) ? null : $"not done or replaced since, {shown}";
    }

    private bool IsYoung(Lost lost) => room.Now < lost.Sent.At + Travels;

    private sealed record Lost(JournalEntry Sent, PositionKey Leg, Question Question);
}
