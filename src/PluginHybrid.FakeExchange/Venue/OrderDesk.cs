namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Takes orders and cancellations.</summary>
internal sealed class OrderDesk(VenueState state, OrderChecks checks, Matcher matcher)
{
    /// <summary>Takes an order; what becomes of it is pushed, not answered (FACTS §8.3).</summary>
    public Verdict<Order> Create(Account account, OrderRequest request)
    {
        if (checks.Check(account, request) is { } refusal)
        {
            return refusal;
        }

        var quote = state.Quotes[request.Symbol];
        var order = Accepted(account, request, quote);
        account.Put(order);
        if (order.IsMarket)
        {
            return matcher.Fill(account, order, Touch(quote, order.Side), isMaker: false);
        }

        var touch = Touch(quote, order.Side);
        var crosses = order.Side == Side.Buy ? order.Price >= touch : order.Price <= touch;
        return (crosses, order.TimeInForce) switch
        {
            (true, "PostOnly") => End(account, order, "CancelByUser", "EC_PostOnlyWillTakeLiquidity"),
            (true, _) => matcher.Fill(account, order, touch, isMaker: false),
            (false, "IOC" or "FOK") => End(account, order, "UNKNOWN", "EC_NoImmediateQtyToFill"),
            _ => Rest(account, order),
        };
    }

    /// <summary>A market order that is filled at a price known beforehand, whatever the touch is; nothing is checked.</summary>
    public Order FillAt(Account account, OrderRequest request, decimal price)
    {
        var order = Accepted(account, request, state.Quotes[request.Symbol]);
        account.Put(order);
        return matcher.Fill(account, order, price, isMaker: false);
    }

    /// <summary>Ends an open order. An id wins over a link id (FACTS §8.3).</summary>
    public Verdict<Order> Cancel(Account account, string symbol, string orderId, string orderLinkId)
    {
        var order = account.OpenOrders.FirstOrDefault(open => open.Symbol == symbol
            && (orderId.Length > 0 ? open.OrderId == orderId : open.OrderLinkId == orderLinkId));
        return order is null ? new Refusal(110001, "Order does not exist") : End(account, order, "CancelByUser", "EC_PerCancelRequest");
    }

    /// <summary>Ends an order and tells of it, with the position push that goes with every order action (FACTS §6).</summary>
    public Order End(Account account, Order order, string cancelType, string reason)
    {
        var ended = order with
        {
            Status = order.Stop != StopKind.None ? OrderStatus.Deactivated : OrderStatus.Cancelled,
            CancelType = cancelType,
            RejectReason = reason,
            UpdatedMs = state.Clock.NowMs,
        };
        account.Put(ended);
        return Tell(account, ended);
    }

    private static decimal Touch(Quote quote, Side side) => side == Side.Buy ? quote.Now.Ask : quote.Now.Bid;

    private Order Rest(Account account, Order order) => Tell(account, order);

    private Order Tell(Account account, Order order)
    {
        var row = account.Position(order.Symbol, order.PositionIdx);
        state.PushEngineOrders(account, order.Symbol, row.NeverTraded ? state.Sequence.Current : row.Seq, order);
        state.PushPosition(account, state.Quotes[order.Symbol]);
        return order;
    }

    private Order Accepted(Account account, OrderRequest request, Quote quote)
    {
        var position = account.Position(request.Symbol, request.PositionIdx);
        var now = state.Clock.NowMs;
        var qty = request.ReduceOnly && (request.Qty == 0 || request.Qty > position.Size) ? position.Size : request.Qty;

        // A market order shows its protective limit, 5 % away (FACTS §7).
        var protection = quote.Instrument.RoundDown(quote.Now.Last * (1 + (0.05m * request.Side.Sign())));
        return new Order
        {
            OrderId = state.Ids.NextUuid(),
            OrderLinkId = request.OrderLinkId,
            Symbol = request.Symbol,
            Side = request.Side,
            IsMarket = request.Price is null,
            Qty = qty,
            Price = request.Price ?? protection,
            TimeInForce = request.Price is null ? "IOC" : request.TimeInForce,
            Status = OrderStatus.New,
            ReduceOnly = request.ReduceOnly,
            CloseOnTrigger = request.CloseOnTrigger,
            PositionIdx = request.PositionIdx,
            LastPriceOnCreated = quote.Now.Last,
            CreatedMs = now,
            UpdatedMs = now,
        };
    }
}
