namespace PluginHybrid.FakeExchange.Venue;

/// <summary>What a new price sets off: trailing stops move, stops fire, resting orders fill.</summary>
internal sealed class Triggers(VenueState state, Matcher matcher, OrderDesk orders)
{
    private static readonly List<string> None = [];

    public void OnPrice(Quote quote)
    {
        foreach (var account in state.Accounts)
        {
            foreach (var id in IdsOf(account, quote.Instrument.Symbol))
            {
                // An earlier order of this price may have ended this one.
                if (account.OpenOrders.FirstOrDefault(order => order.OrderId == id) is { } order)
                {
                    Visit(account, order, quote);
                }
            }

            if (state.Rules.Liquidates)
            {
                Liquidate(account, quote);
            }
        }
    }

    // Mostly there is none, and then nothing is to be made.
    private static List<string> IdsOf(Account account, string symbol)
    {
        List<string>? ids = null;
        for (var place = 0; place < account.OpenOrders.Count; place++)
        {
            if (account.OpenOrders[place] is var order && order.Symbol == symbol)
            {
                (ids ??= []).Add(order.OrderId);
            }
        }

        return ids ?? None;
    }

    // A stop that fires at the same price goes first: it stands between the price and the liquidation.
    private void Liquidate(Account account, Quote quote)
    {
        foreach (var idx in account.HedgeSymbols.Contains(quote.Instrument.Symbol) ? (ReadOnlySpan<int>)[1, 2] : [0])
        {
            if (account.Known(quote.Instrument.Symbol, idx) is { IsFlat: false } leg && (leg.LiquidationPrice - quote.Now.Mark) * leg.Side.Sign() >= 0)
            {
                orders.Create(account, new OrderRequest
                {
                    Symbol = leg.Symbol,
                    Side = leg.Side.Opposite(),
                    Qty = leg.Size,
                    ReduceOnly = true,
                    PositionIdx = leg.PositionIdx,
                }).OrThrow();
            }
        }
    }

    private void Visit(Account account, Order order, Quote quote)
    {
        if (order.Stop == StopKind.TrailingStop)
        {
            order = Trail(account, order, quote);
        }

        if (order.Status == OrderStatus.Untriggered)
        {
            var watched = quote.Watched(order.TriggerBy);
            var due = order.ActivePrice == 0 && (order.TriggerDirection == 1 ? watched >= order.TriggerPrice : watched <= order.TriggerPrice);
            if (due)
            {
                Fire(account, order, quote);
            }

            return;
        }

        var reached = order.Side == Side.Buy ? quote.Now.Ask <= order.Price : quote.Now.Bid >= order.Price;
        if (reached)
        {
            FillResting(account, order);
        }
    }

    /// <summary>Arms a trailing stop at its activation price and moves it after the best price since; each move is told (FACTS §7).</summary>
    private Order Trail(Account account, Order order, Quote quote)
    {
        var last = quote.Now.Last;
        var longSide = order.Side == Side.Sell;
        var waiting = order.ActivePrice != 0 && (longSide ? last < order.ActivePrice : last > order.ActivePrice);
        var level = longSide ? last - order.TrailDistance : last + order.TrailDistance;
        var tighter = longSide ? level > order.TriggerPrice : level < order.TriggerPrice;
        if (waiting || (order.ActivePrice == 0 && !tighter))
        {
            return order;
        }

        var moved = order with { ActivePrice = 0, TriggerPrice = tighter ? level : order.TriggerPrice, UpdatedMs = state.Clock.NowMs };
        account.Put(moved);
        state.Push(new OrderPush(account.Uid, state.Clock.NowMs, state.Ids.NextUuid(), [moved]));
        state.PushPosition(account, quote);
        return moved;
    }

    private void Fire(Account account, Order order, Quote quote)
    {
        var position = account.Position(order.Symbol, order.PositionIdx);
        var fired = order with { Status = OrderStatus.Triggered, Qty = Math.Min(order.Qty, position.Size), UpdatedMs = state.Clock.NowMs };
        account.Put(fired);
        state.Push(new OrderPush(account.Uid, state.Clock.NowMs, $"ts:{order.OrderId},1@{order.TriggerPrice * 10_000:0},ticker,1", [fired]));
        if (order.StopLimitPrice > 0)
        {
            var resting = fired with { IsMarket = false, Price = order.StopLimitPrice, TimeInForce = "GTC", Status = OrderStatus.New };
            account.Put(resting);
            state.PushEngineOrders(account, order.Symbol, position.Seq, resting);
            state.PushPosition(account, quote);
            return;
        }

        var touch = order.Side == Side.Buy ? quote.Now.Ask : quote.Now.Bid;
        var price = touch * (1 + (state.Rules.StopSlippage * order.Side.Sign()));
        matcher.Fill(account, fired with { Price = quote.Instrument.RoundDown(touch * (1 + (0.05m * order.Side.Sign()))) }, price, isMaker: false);
    }

    private void FillResting(Account account, Order order)
    {
        var position = account.Position(order.Symbol, order.PositionIdx);
        if (!order.ReduceOnly)
        {
            matcher.Fill(account, order, order.Price, isMaker: true);
            return;
        }

        // A reduce-only order never trades more than what is held.
        var closable = position.Side == order.Side.Opposite() ? position.Size : 0;
        if (closable == 0)
        {
            orders.End(account, order, "CancelByReduceOnly", "EC_NoError");
            return;
        }

        matcher.Fill(account, order with { Qty = Math.Min(order.Qty, order.CumQty + closable) }, order.Price, isMaker: true);
    }
}
