namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Fills orders: position, fees, realised result, wallet, and the pushes in the real order (FACTS §6).</summary>
internal sealed class Matcher(VenueState state)
{
    /// <summary>Fills the rest of an order at one price and tells the account.</summary>
    /// <returns>The order afterwards.</returns>
    public Order Fill(Account account, Order order, decimal price, bool isMaker)
    {
        var quote = state.Quotes[order.Symbol];
        var seq = state.Sequence.Next();
        var before = account.Position(order.Symbol, order.PositionIdx);
        var fills = new List<Fill>();
        foreach (var qty in Slices(order, quote.Instrument, isMaker))
        {
            var fill = Trade(account, order, qty, price, isMaker, seq);
            fills.Add(fill);
            order = fill.Order;
        }

        account.Put(order);
        state.Push(new ExecutionPush(account.Uid, state.Clock.NowMs, fills));
        var cleared = ClearOrResizeStops(account, before, order);
        state.PushEngineOrders(account, order.Symbol, seq, [.. cleared, order]);
        state.PushPositionAndWallet(account, quote);
        return order;
    }

    /// <summary>Funding: an execution that is no trade (FACTS §7), a wallet change, no order frame.</summary>
    public void Fund(Account account, Position position, decimal rate)
    {
        var quote = state.Quotes[position.Symbol];
        var seq = state.Sequence.Next();
        var fee = Math.Round(position.Size * quote.Now.Mark * rate * position.Side.Sign(), 8);
        var shown = new Order
        {
            OrderId = state.Ids.NextUuid(),
            Symbol = position.Symbol,
            Side = position.Side,
            Qty = 0,
            PositionIdx = position.PositionIdx,
        };
        var fill = new Fill(shown, state.Ids.NextUuid(), "Funding", position.Size, quote.Now.Mark, fee, rate, 0, 0, quote.Now.Mark, false, seq, state.Clock.NowMs);
        account.Put(fill);
        account.Put(position with
        {
            Seq = seq,
            UpdatedMs = state.Clock.NowMs,
            CurRealisedPnl = position.CurRealisedPnl - fee,
            CumRealisedPnl = position.CumRealisedPnl - fee,
        });
        Pay(account, quote.Instrument.SettleCoin, -fee);
        state.Push(new ExecutionPush(account.Uid, state.Clock.NowMs, [fill]));
        state.PushPositionAndWallet(account, quote);
    }

    private List<decimal> Slices(Order order, Instrument instrument, bool isMaker)
    {
        var leaves = order.Leaves;
        var slices = new List<decimal>();
        if (!isMaker)
        {
            var slice = Math.Floor(leaves / state.Rules.FillsPerMarketOrder / instrument.QtyStep) * instrument.QtyStep;
            for (var i = 1; i < state.Rules.FillsPerMarketOrder && slice > 0; i++)
            {
                slices.Add(slice);
                leaves -= slice;
            }
        }

        slices.Add(leaves);
        return slices;
    }

    private Fill Trade(Account account, Order order, decimal qty, decimal price, bool isMaker, long seq)
    {
        var quote = state.Quotes[order.Symbol];
        var now = state.Clock.NowMs;
        var position = account.Position(order.Symbol, order.PositionIdx);
        var closing = position.Side == order.Side.Opposite() ? Math.Min(position.Size, qty) : 0;
        var pnl = (price - position.EntryPrice) * closing * position.Side.Sign();
        var rate = isMaker ? state.Rules.MakerFee : state.Rules.TakerFee;
        var fee = Math.Round(qty * price * rate, 8);
        account.Put(Moved(position, order.Side, qty, closing, price, pnl, fee) with { Seq = seq, UpdatedMs = now });
        Pay(account, quote.Instrument.SettleCoin, pnl - fee);

        var cumQty = order.CumQty + qty;
        order = order with
        {
            CumQty = cumQty,
            CumValue = order.CumValue + (qty * price),
            CumFee = order.CumFee + fee,
            ClosedPnl = order.ClosedPnl + (closing > 0 ? pnl - fee : 0),
            Status = cumQty >= order.Qty ? OrderStatus.Filled : OrderStatus.PartiallyFilled,
            UpdatedMs = now,
        };
        var fill = new Fill(order, state.Ids.NextUuid(), "Trade", qty, price, fee, rate, closing, pnl, quote.Now.Mark, isMaker, seq, now);
        account.Put(fill);
        return fill;
    }

    private Position Moved(Position position, Side side, decimal qty, decimal closing, decimal price, decimal pnl, decimal fee)
    {
        var opening = qty - closing;
        var left = position.Size - closing;
        var realised = pnl - fee;
        var cum = position.CumRealisedPnl + realised;
        if (opening == 0)
        {
            var result = position with { Size = left, CurRealisedPnl = position.CurRealisedPnl + realised, CumRealisedPnl = cum };
            return left > 0
                ? result
                : result with { Side = Side.None, EntryPrice = 0, OpenMs = 0, TakeProfit = 0, StopLoss = 0, TrailingStop = 0 };
        }

        if (left > 0)
        {
            var entry = Math.Round(((left * position.EntryPrice) + (opening * price)) / (left + opening), 8);
            return position with { Size = left + opening, EntryPrice = entry, CurRealisedPnl = position.CurRealisedPnl + realised, CumRealisedPnl = cum };
        }

        // A new life: opened from flat, or flipped through it. Its result starts with the opening fee.
        var now = state.Clock.NowMs;
        return position with
        {
            Side = side,
            Size = opening,
            EntryPrice = price,
            CurRealisedPnl = closing > 0 ? 0 : -fee,
            CumRealisedPnl = cum,
            TakeProfit = 0,
            StopLoss = 0,
            TrailingStop = 0,
            OpenMs = now,
            CreatedMs = position.CreatedMs == 0 ? now : position.CreatedMs,
        };
    }

    private void Pay(Account account, string coin, decimal amount)
    {
        var wallet = account.Wallet(coin);
        account.Put(wallet with { Balance = wallet.Balance + amount, CumRealisedPnl = wallet.CumRealisedPnl + amount });
    }

    /// <summary>Stops go away with their position, and those of the whole position follow its size (FACTS §8.3).</summary>
    private List<Order> ClearOrResizeStops(Account account, Position before, Order filled)
    {
        var now = state.Clock.NowMs;
        var after = account.Position(filled.Symbol, filled.PositionIdx);
        var sameLife = after.Side == before.Side;
        var changed = new List<Order>();
        foreach (var order in account.OpenOrders.Where(Belongs).ToList())
        {
            Order? next = sameLife switch
            {
                true when order.IsFullStop && order.Qty != after.Size => order with { Qty = after.Size, UpdatedMs = now },
                false when order.Stop != StopKind.None => order with { Status = OrderStatus.Deactivated, CancelType = "CancelByTpSlTsClear", UpdatedMs = now },
                false when order.ReduceOnly => order with { Status = OrderStatus.Cancelled, CancelType = "CancelByReduceOnly", UpdatedMs = now },
                _ => null,
            };
            if (next is not null)
            {
                account.Put(next);
                changed.Add(next);
            }
        }

        return changed;

        bool Belongs(Order order) =>
            order.OrderId != filled.OrderId && order.Symbol == filled.Symbol && order.PositionIdx == filled.PositionIdx;
    }
}
