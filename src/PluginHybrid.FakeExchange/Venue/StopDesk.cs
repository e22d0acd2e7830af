namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Sets, moves and removes the stops of a position.</summary>
internal sealed class StopDesk(VenueState state, StopChecks checks)
{
    /// <summary>Applies a request and tells of what changed: the orders, then the position.</summary>
    public Refusal? Set(Account account, StopRequest request)
    {
        if (checks.Check(account, request) is { } refusal)
        {
            return refusal;
        }

        var position = account.Position(request.Symbol, request.PositionIdx!.Value);
        var changed = request.TpslMode == "Full" ? SetFull(account, position, request) : AddPartial(account, position, request);
        if (changed.Count == 0)
        {
            return new Refusal(34040, "not modified");
        }

        account.Put(account.Position(position.Symbol, position.PositionIdx) with { UpdatedMs = state.Clock.NowMs });
        state.PushEngineOrders(account, position.Symbol, position.Seq, [.. changed]);
        state.PushPosition(account, state.Quotes[position.Symbol]);
        return null;
    }

    private List<Order> SetFull(Account account, Position position, StopRequest request)
    {
        var quote = state.Quotes[position.Symbol];
        var changed = new List<Order>();
        Leg(StopKind.TakeProfit, position.TakeProfit, request.TakeProfit, request.TpTriggerBy, price => price);
        Leg(StopKind.StopLoss, position.StopLoss, request.StopLoss, request.SlTriggerBy, price => price);
        var armed = request.ActivePrice == 0;
        Leg(StopKind.TrailingStop, position.TrailingStop, request.TrailingStop, TriggerBy.LastPrice, distance => armed
            ? quote.Now.Last - (distance * position.Side.Sign())
            : request.ActivePrice - (distance * position.Side.Sign()));
        account.Put(position with
        {
            TakeProfit = request.TakeProfit ?? position.TakeProfit,
            StopLoss = request.StopLoss ?? position.StopLoss,
            TrailingStop = request.TrailingStop ?? position.TrailingStop,
        });
        return changed;

        void Leg(StopKind kind, decimal was, decimal? wanted, TriggerBy by, Func<decimal, decimal> trigger)
        {
            var standing = account.OpenOrders.FirstOrDefault(order =>
                order.Stop == kind && order.Symbol == position.Symbol && order.PositionIdx == position.PositionIdx);
            if (wanted is not { } value || (value == was && (standing is null || SameTerms(standing, kind, by, request))))
            {
                return;
            }

            var stop = value == 0
                ? standing! with { Status = OrderStatus.Deactivated, CancelType = "CancelByUser", UpdatedMs = state.Clock.NowMs }
                : Stop(standing, position, kind, position.Size, trigger(value), by) with
                {
                    TrailDistance = kind == StopKind.TrailingStop ? value : 0,
                    ActivePrice = kind == StopKind.TrailingStop ? request.ActivePrice : 0,
                };
            account.Put(stop);
            changed.Add(stop);
        }
    }

    private static bool SameTerms(Order standing, StopKind kind, TriggerBy by, StopRequest request) =>
        standing.TriggerBy == by && (kind != StopKind.TrailingStop || standing.ActivePrice == request.ActivePrice);

    private List<Order> AddPartial(Account account, Position position, StopRequest request)
    {
        var size = (request.SlSize ?? request.TpSize)!.Value;
        var added = new List<Order>();
        Add(StopKind.PartialTakeProfit, request.TakeProfit, request.TpTriggerBy, request.TpLimitPrice);
        Add(StopKind.PartialStopLoss, request.StopLoss, request.SlTriggerBy, request.SlLimitPrice);
        return added;

        void Add(StopKind kind, decimal? price, TriggerBy by, decimal? limit)
        {
            if (price is not > 0)
            {
                return;
            }

            var stop = Stop(null, position, kind, size, price.Value, by) with { StopLimitPrice = limit ?? 0 };
            account.Put(stop);
            added.Add(stop);
        }
    }

    /// <summary>A stop as the venue shows it: market, reduce-only, close-on-trigger, without a link id (FACTS §7).</summary>
    private Order Stop(Order? standing, Position position, StopKind kind, decimal qty, decimal trigger, TriggerBy by)
    {
        var now = state.Clock.NowMs;
        var rises = (kind is StopKind.TakeProfit or StopKind.PartialTakeProfit) == (position.Side == Side.Buy);
        var order = standing ?? new Order
        {
            OrderId = state.Ids.NextUuid(),
            Symbol = position.Symbol,
            Side = position.Side.Opposite(),
            Qty = qty,
            IsMarket = true,
            TimeInForce = "IOC",
            ReduceOnly = true,
            CloseOnTrigger = true,
            PositionIdx = position.PositionIdx,
            Stop = kind,
            LastPriceOnCreated = state.Quotes[position.Symbol].Now.Last,
            CreatedMs = now,
        };
        return order with
        {
            Qty = qty,
            Status = OrderStatus.Untriggered,
            TriggerPrice = trigger,
            TriggerBy = by,
            TriggerDirection = rises ? 1 : 2,
            UpdatedMs = now,
        };
    }
}
