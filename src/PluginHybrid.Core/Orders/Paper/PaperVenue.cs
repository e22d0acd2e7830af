using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Session;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders.Paper;

/// <summary>Plays the venue for plugins in mode paper: takes their commands, fills them at the live prices, and tells each its own.</summary>
/// <remarks>Kept in memory only: a new run begins from the real positions. A command in another mode ends a plugin's book.</remarks>
/// <param name="merger">Positions and prices.</param>
/// <param name="sink">Where events go.</param>
/// <param name="scribe">Writes the journal and tells outcomes.</param>
/// <param name="links">Names orders.</param>
/// <param name="heldIn">The venue's leg; <c>null</c> when flat.</param>
internal sealed class PaperVenue(Merger merger, SessionEvents sink, OrderScribe scribe, OrderLinkIds links, Func<PositionKey, Position?> heldIn)
{
    // In the order of the plugins' ids: it reaches the order of events.
    private readonly List<PaperBook> _books = [];

    /// <summary>The facts as they are for this plugin.</summary>
    public GateFacts Over(CommandRequest request, GateFacts real) => BookOf(request.Id.Plugin).Over(real, request.Command);

    /// <summary>A plugin is no longer in mode paper.</summary>
    public void Forget(string plugin)
    {
        if (_books.Count > 0)
        {
            _books.RemoveAll(book => book.Plugin == plugin);
        }
    }

    /// <summary>Takes a command that passed the gate.</summary>
    public void Take(CommandRequest request, Ask ask)
    {
        var book = BookOf(request.Id.Plugin);
        var id = request.Id.ToString();
        if (book.IsDoneAlready(ask) is { } why)
        {
            scribe.Settled(request, new NotModified(id, why));
            return;
        }

        var leg = book.LegOf(heldIn(request.Command.Leg)!);
        switch (request.Command)
        {
            case CancelOrder cancel:
                Cancel(book, leg, request, cancel);
                return;
            case Reduce or ClosePosition:
                var order = new PaperOrder(request, links.Of(request.Id, 0), ask.Quantity!.Value, ask.Price);
                leg.Resting.Add(order);
                scribe.Settled(request, new Accepted(id) { OrderLinkId = order.LinkId, Price = ask.Price, Quantity = order.Quantity, WasSent = false }, order.LinkId);
                Tell(book, stamp => OrderEvent(stamp, leg, order, "New"));
                break;
            default:
                leg.Set(ask);
                scribe.Settled(request, new Accepted(id) { Price = ask.Price ?? ask.Distance, WasSent = false });
                TellLeg(book, leg);
                break;
        }

        Play(book, leg, merger.SlotOf(leg.Real.Key.Symbol));
    }

    /// <summary>A symbol's prices changed. On the hot path: allocates only when something fills.</summary>
    public void Priced(SymbolSlot slot)
    {
        for (var i = 0; i < _books.Count; i++)
        {
            var legs = _books[i].Legs;
            for (var j = 0; j < legs.Count; j++)
            {
                if (!legs[j].IsClosed && legs[j].Real.Key.Symbol == slot.Symbol.Name)
                {
                    Play(_books[i], legs[j], slot);
                }
            }
        }
    }

    /// <summary>The input is taken: what it changed of the venue's legs is brought to paper. The real close closes the paper leg.</summary>
    public void Follow()
    {
        foreach (var book in _books)
        {
            foreach (var leg in book.Legs.ToArray())
            {
                Follow(book, leg);
            }
        }
    }

    private static string OrderIdOf(PaperFill fill) => $"paper-{fill.Order?.LinkId ?? fill.Request.Id.ToString()}";

    private static Side Reducing(PaperLeg leg) => leg.Real.Side == Side.Buy ? Side.Sell : Side.Buy;

    private void Follow(PaperBook book, PaperLeg leg)
    {
        if (heldIn(leg.Real.Key) is not { } real || real.Life != leg.Real.Life)
        {
            book.Forget(leg);
        }
        else if (!ReferenceEquals(real, leg.Real))
        {
            var wasClosed = leg.IsClosed;
            leg.Follow(real);
            if (!wasClosed)
            {
                TellLeg(book, leg);
            }
        }
    }

    private void Cancel(PaperBook book, PaperLeg leg, CommandRequest request, CancelOrder cancel)
    {
        var order = leg.Resting.Find(order => order.LinkId == cancel.OrderLinkId)!;
        leg.Resting.Remove(order);
        scribe.Settled(request, new Accepted(request.Id.ToString()) { OrderLinkId = order.LinkId, WasSent = false }, order.LinkId);
        Tell(book, stamp => OrderEvent(stamp, leg, order, "Cancelled"));
    }

    private void Play(PaperBook book, PaperLeg leg, SymbolSlot slot)
    {
        if (!slot.Ticker.IsLive)
        {
            return;
        }

        var prices = PaperPrices.Of(slot.Ticker);
        while (leg.Look(prices) is { } fill)
        {
            Fill(book, leg, fill);
        }
    }

    private void Fill(PaperBook book, PaperLeg leg, PaperFill fill)
    {
        leg.Fill(fill);
        var what = fill.Order is not null ? "order" : fill.StopType;
        scribe.OnPaper(
            fill.Request,
            $"paper filled {what} {Reducing(leg)} {OrderText.Figure(fill.Quantity)} @ {OrderText.Figure(fill.Price)}",
            fill.Order?.LinkId ?? "");
        Tell(book, stamp => OrderEvent(stamp, leg, fill));
        Tell(book, stamp => new Execution
        {
            Stamp = stamp,
            Symbol = leg.Real.Key.Symbol,
            ExecutionId = $"paper-{stamp.Sequence}",
            OrderId = OrderIdOf(fill),
            OrderLinkId = fill.Order?.LinkId ?? "",
            Side = Reducing(leg),
            ExecutionType = "Trade",
            IsTrade = true,
            Price = fill.Price,
            Quantity = fill.Quantity,
            ClosedSize = fill.Quantity,
            VenueTime = sink.Now,
        });
        TellLeg(book, leg);
        if (leg.IsClosed)
        {
            scribe.OnPaper(fill.Request, $"paper closed{(leg.Realised is { } realised ? $" realised {OrderText.Figure(realised)}" : "")}", "");
        }
    }

    private void TellLeg(PaperBook book, PaperLeg leg)
    {
        if (leg.IsClosed)
        {
            Tell(book, stamp => new PositionClosed(stamp, leg.Shown, leg.Realised, sink.Now, UpdateCause.PrivatePush));
            return;
        }

        var update = merger.UpdateOf(leg.Shown, UpdateCause.PrivatePush, sink.Now);
        sink.Publish(new PaperEvent(update.Stamp, book.Plugin, update));
    }

    private void Tell(PaperBook book, Func<EventStamp, IHybridEvent> inside)
    {
        var stamp = sink.NextStamp();
        sink.Publish(new PaperEvent(stamp, book.Plugin, inside(stamp)));
    }

    private OrderUpdate OrderEvent(EventStamp stamp, PaperLeg leg, PaperOrder order, string status) => new()
    {
        Stamp = stamp,
        Key = leg.Real.Key,
        OrderId = $"paper-{order.LinkId}",
        OrderLinkId = order.LinkId,
        Side = Reducing(leg),
        OrderType = order.Limit is null ? "Market" : "Limit",
        Status = status,
        StopOrderType = "",
        CreateType = "CreateByUser",
        Quantity = order.Quantity,
        Price = order.Limit,
        FilledQuantity = 0,
        LeavesQuantity = status == "New" ? order.Quantity : 0,
        ReduceOnly = true,
        RejectReason = "EC_NoError",
        CancelType = status == "Cancelled" ? "CancelByUser" : "",
        VenueTime = sink.Now,
    };

    private OrderUpdate OrderEvent(EventStamp stamp, PaperLeg leg, PaperFill fill) => new()
    {
        Stamp = stamp,
        Key = leg.Real.Key,
        OrderId = OrderIdOf(fill),
        OrderLinkId = fill.Order?.LinkId ?? "",
        Side = Reducing(leg),
        OrderType = fill.Order?.Limit is null ? "Market" : "Limit",
        Status = "Filled",
        StopOrderType = fill.StopType,
        CreateType = fill.Order is null ? $"CreateBy{fill.StopType}" : "CreateByUser",
        Quantity = fill.Quantity,
        Price = fill.Order?.Limit,
        TriggerPrice = fill.Trigger,
        AveragePrice = fill.Price,
        FilledQuantity = fill.Quantity,
        LeavesQuantity = 0,
        ReduceOnly = true,
        RejectReason = "EC_NoError",
        CancelType = "",
        VenueTime = sink.Now,
    };

    private PaperBook BookOf(string plugin)
    {
        if (_books.Find(book => book.Plugin == plugin) is not { } book)
        {
            _books.Add(book = new PaperBook(plugin));
            _books.Sort((a, b) => string.CompareOrdinal(a.Plugin, b.Plugin));
        }

        return book;
    }
}
