using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Orders;

/// <summary>Learns what became of orders of ours: from the stream, and by asking where the stream is silent.</summary>
/// <param name="room">What it needs of the session.</param>
/// <param name="ledger">Holds the orders.</param>
internal sealed class WorkingWatch(IOrderDeskRoom room, OrderLedger ledger)
{
    private readonly Dictionary<long, (LegDesk Desk, string LinkId)> _reads = [];

    /// <summary>When <see cref="Due"/> should be called.</summary>
    public DateTimeOffset NextDue => ledger.Desks.SelectMany(desk => desk.Working).Select(order => order.CheckAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();

    /// <summary>An order changed.</summary>
    public void Saw(OrderUpdate order)
    {
        if (order.OrderLinkId.Length > 0)
        {
            Learn(ledger.DeskOf(order.Key), order.OrderLinkId, order.Status, order.LeavesQuantity);
        }
    }

    /// <summary>A leg closed: no order of ours in it can do any more.</summary>
    public void Saw(PositionClosed closed) => ledger.DeskOf(closed.Position.Key).Working.Clear();

    /// <summary>After a gap of the stream every order may have ended unseen.</summary>
    public void SawFresh()
    {
        foreach (var order in ledger.Desks.SelectMany(desk => desk.Working).Where(order => order.IsTaken))
        {
            order.CheckAt = room.Now;
        }
    }

    /// <summary>Looks up what nothing was heard of.</summary>
    public void Due()
    {
        foreach (var desk in ledger.Desks)
        {
            foreach (var order in desk.Working.Where(order => order.CheckAt <= room.Now))
            {
                order.CheckAt = DateTimeOffset.MaxValue;
                _reads.Add(room.Call(id => new FindOrder(id, desk.Leg.Symbol, order.LinkId)), (desk, order.LinkId));
            }
        }
    }

    /// <summary>Takes an answer. False when it is not to one of our reads.</summary>
    public bool Take(RestAnswer answer)
    {
        if (!_reads.Remove(answer.Id, out var read))
        {
            return false;
        }

        var order = read.Desk.Working.Find(order => order.LinkId == read.LinkId);
        if (order is null)
        {
            return true;
        }

        order.CheckAt = order.IsMarket ? room.Now + WorkingOrder.Silence : DateTimeOffset.MaxValue;
        if (answer is not OrdersRead orders)
        {
            order.CheckAt = room.Now + WorkingOrder.Silence;
            return true;
        }

        var row = orders.Rows.FirstOrDefault(row => row.OrderLinkId == read.LinkId);
        Learn(read.Desk, read.LinkId, row?.Status ?? "Cancelled", row?.LeavesQuantity);
        return true;
    }

    private static void Learn(LegDesk desk, string linkId, string status, decimal? left)
    {
        if (WorkingOrder.IsOver(status))
        {
            desk.Working.RemoveAll(order => order.LinkId == linkId);
        }
        else if (left is { } rest && desk.Working.Find(order => order.LinkId == linkId) is { } order)
        {
            order.Left = rest;
        }
    }
}
