namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Whether an order may stand; the texts are the venue's (FACTS §8.3, §8.4).</summary>
internal sealed class OrderChecks(VenueState state)
{
    public Refusal? Check(Account account, OrderRequest request) =>
        !state.Quotes.TryGetValue(request.Symbol, out var quote) ? new Refusal(10001, "params error: symbol invalid")
        : request.Side == Side.None ? new Refusal(10001, "params error: side invalid")
        : CheckLeg(account, request.Symbol, request.PositionIdx)
            ?? CheckLink(account, request)
            ?? CheckReduceOnly(account, request)
            ?? CheckQty(request, quote.Instrument)
            ?? CheckPrice(request, quote)
            ?? CheckOpening(account, request, quote);

    public Refusal? CheckLeg(Account account, string symbol, int idx)
    {
        var hedged = account.HedgeSymbols.Contains(symbol);
        return (hedged && idx is 1 or 2) || (!hedged && idx == 0) ? null : new Refusal(10001, "position idx not match position mode");
    }

    private static Refusal? CheckLink(Account account, OrderRequest request) =>
        request.OrderLinkId.Length > 36 ? new Refusal(10001, "order link id is longer than 45")
        : request.OrderLinkId.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_')) ? new Refusal(10001, "params error: orderLinkId invalid")
        : request.OrderLinkId.Length > 0 && account.OpenOrders.Concat(account.ClosedOrders).Any(order => order.OrderLinkId == request.OrderLinkId)
            ? new Refusal(110072, "OrderLinkedID is duplicate")
        : null;

    private static Refusal? CheckReduceOnly(Account account, OrderRequest request)
    {
        if (!request.ReduceOnly)
        {
            return null;
        }

        var position = account.Position(request.Symbol, request.PositionIdx);
        return request.CarriesStops ? new Refusal(10001, "reduce only order cannot set tp/sl")
            : position.IsFlat ? new Refusal(110017, "current position is zero, cannot fix reduce-only order qty")
            : position.Side == request.Side ? new Refusal(110017, "Reduce-only rule not satisfied")
            : null;
    }

    private static Refusal? CheckQty(OrderRequest request, Instrument instrument)
    {
        if (request is { Qty: 0, ReduceOnly: true, CloseOnTrigger: true })
        {
            return null;
        }

        var most = request.Price is null ? instrument.MaxMarketQty : instrument.MaxQty;
        return request.Qty <= 0 || request.Qty % instrument.QtyStep != 0 ? new Refusal(10001, "Qty invalid")
            : request.Qty < instrument.MinQty ? new Refusal(10001, "The number of contracts exceeds minimum limit allowed")
            : request.Qty > most ? new Refusal(10001, "The number of contracts exceeds maximum limit allowed")
            : null;
    }

    private Refusal? CheckPrice(OrderRequest request, Quote quote)
    {
        if (request.Price is not { } price)
        {
            return null;
        }

        var band = quote.Now.Last * state.Rules.PriceBand;
        return price <= 0 || price % quote.Instrument.TickSize != 0 ? new Refusal(10001, "Price invalid")
            : Math.Abs(price - quote.Now.Last) > band ? new Refusal(110003, "Order price is out of permissible range")
            : null;
    }

    private Refusal? CheckOpening(Account account, OrderRequest request, Quote quote)
    {
        if (account.OpenOrders.Count(order => order.Symbol == request.Symbol) >= state.Rules.ActiveOrdersMax)
        {
            return new Refusal(110020, "already had 500 working normal orders");
        }

        if (request.ReduceOnly)
        {
            return null;
        }

        var position = account.Position(request.Symbol, request.PositionIdx);
        if (request.PositionIdx != 0 && request.Side != (request.PositionIdx == 1 ? Side.Buy : Side.Sell) && position.Size < request.Qty)
        {
            return new Refusal(110017, "Reduce-only rule not satisfied");
        }

        var value = request.Qty * (request.Price ?? quote.Now.Last);
        var wallet = state.WalletNow(account, quote.Instrument.SettleCoin);
        var free = wallet.Balance + wallet.UnrealisedPnl - wallet.PositionMargin;
        var reduces = position.Side == request.Side.Opposite() && request.Qty <= position.Size;
        return value < quote.Instrument.MinNotional ? new Refusal(110094, "Order does not meet minimum order value 5USDT")
            : !reduces && value / position.Leverage > free ? new Refusal(110007, "ab not enough for new order")
            : null;
    }
}
