using System.Collections.Immutable;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.TestKit.Venue;

/// <summary>A venue in memory: legs, their stops, reduce-only orders. It says what it did as frames, and answers like the real one, codes included.</summary>
/// <remarks>Every price is mark, last, bid and ask at once; a stop fills at the price that set it off; a taker pays 0.055 %.</remarks>
internal sealed class VenueModel(TimeProvider time)
{
    private const decimal TakerFee = 0.00055m;
    private readonly SortedDictionary<(string Symbol, int Index), VenueLeg> _legs = new(Comparer<(string Symbol, int Index)>.Create(static (one, other) =>
        string.CompareOrdinal(one.Symbol, other.Symbol) is var by and not 0 ? by : one.Index.CompareTo(other.Index)));
    private readonly List<OrderRow> _orders = [];
    private readonly List<WireFrame> _said = [];
    private long _sequence = 1000;
    private int _ids;

    /// <summary>Newest price by symbol.</summary>
    public SortedDictionary<string, decimal> Prices { get; } = new(StringComparer.Ordinal);

    /// <summary>Rate and time of the next funding, by symbol.</summary>
    public SortedDictionary<string, (decimal Rate, DateTimeOffset At)> Funding { get; } = new(StringComparer.Ordinal);

    /// <summary>What was said since this was last taken.</summary>
    public IReadOnlyList<WireFrame> TakeSaid()
    {
        WireFrame[] said = [.. _said];
        _said.Clear();
        return said;
    }

    public void Price(string symbol, decimal price)
    {
        Prices[symbol] = price;
        foreach (var leg in _legs.Values.Where(leg => leg.Symbol == symbol && leg.Size > 0).ToArray())
        {
            if (leg.SetOffBy(price) is { } kind)
            {
                Fill(leg, Order(leg, "", leg.Size, null, kind), leg.Size);
            }
        }

        foreach (var order in _orders.Where(order => order.Symbol == symbol && Crosses(order, price)).ToArray())
        {
            _orders.Remove(order);
            Fill(Leg(symbol, order.PositionIdx), order, order.Quantity!.Value);
        }
    }

    public void Open(string symbol, int index, Side side, decimal size, decimal? stop)
    {
        var leg = Leg(symbol, index);
        if (leg.Size > 0)
        {
            throw new InvalidOperationException($"{symbol}#{index} is open already; close it first, or use another leg.");
        }

        leg.Flatten();
        (leg.Side, leg.Size, leg.Entry, leg.StopLoss, leg.OpenedAt) = (side, size, Prices[symbol], stop, time.GetUtcNow());
        leg.Realised = -size * leg.Entry * TakerFee;
        SayRow(leg);
    }

    public void CloseByHand(string symbol, int index)
    {
        var leg = Leg(symbol, index);
        if (leg.Size > 0)
        {
            Fill(leg, Order(leg, "", leg.Size, null, ""), leg.Size);
        }
    }

    public void StopByHand(string symbol, int index, decimal? price)
    {
        var leg = Leg(symbol, index);
        leg.StopLoss = price;
        SayRow(leg);
    }

    /// <summary>The rows a read asks for: with a symbol also flat ones.</summary>
    public ImmutableArray<PositionRow> Rows(ReadPositions read) =>
    [
        .. _legs.Values.Where(leg => read.Symbol.Length > 0 ? leg.Symbol == read.Symbol : leg.Size > 0 && read.SettleCoin == "USDT")
            .Select(leg => leg.Row(++_sequence, time.GetUtcNow())),
    ];

    public ImmutableArray<OrderRow> OpenOrders(string symbol) => [.. _orders.Where(order => order.Symbol == symbol)];

    public RestAnswer Do(OrderCall call) => call switch
    {
        SetTradingStop stop => SetStops(stop),
        PlaceReduction place => Place(place),
        CancelReduction cancel => Cancel(cancel),
        _ => new OrderRefused(call.Id, 10001, "unknown request"),
    };

    private RestAnswer SetStops(SetTradingStop call)
    {
        var leg = Leg(call.Leg.Symbol, call.Leg.PositionIdx);
        if (leg.Size == 0)
        {
            return new OrderRefused(call.Id, 10001, "can not set tp/sl/ts for zero position");
        }

        var price = Prices[leg.Symbol];
        if (call.StopLoss is { } stop && stop > 0 && (price - stop) * leg.Way <= 0)
        {
            return new OrderRefused(call.Id, 10001, $"StopLoss:{stop} set for {leg.Side} position should be on the other side of base_price:{price}");
        }

        if (call.TakeProfit is { } target && target > 0 && (target - price) * leg.Way <= 0)
        {
            return new OrderRefused(call.Id, 10001, $"TakeProfit:{target} set for {leg.Side} position should be on the other side of base_price:{price}");
        }

        var before = (leg.StopLoss, leg.TakeProfit, leg.Trailing, leg.ActivePrice);
        leg.StopLoss = Changed(leg.StopLoss, call.StopLoss);
        leg.TakeProfit = Changed(leg.TakeProfit, call.TakeProfit);
        leg.Trailing = Changed(leg.Trailing, call.TrailingStop);
        leg.ActivePrice = call.TrailingStop is null ? leg.ActivePrice : call.ActivePrice;
        if (before == (leg.StopLoss, leg.TakeProfit, leg.Trailing, leg.ActivePrice))
        {
            return new OrderRefused(call.Id, 34040, "not modified");
        }

        SayRow(leg);
        return new OrderTaken(call.Id, "");
    }

    private RestAnswer Place(PlaceReduction call)
    {
        var leg = Leg(call.Leg.Symbol, call.Leg.PositionIdx);
        if (leg.Size == 0 || call.Side != leg.CloseSide)
        {
            return new OrderRefused(call.Id, 110017, "current position is zero, cannot fix reduce-only order qty");
        }

        var order = Order(leg, call.OrderLinkId, Math.Min(call.Quantity, leg.Size), call.LimitPrice, "");
        if (call.LimitPrice is null || Crosses(order, Prices[leg.Symbol]))
        {
            Fill(leg, order, order.Quantity!.Value);
        }
        else
        {
            _orders.Add(order);
            SayOrder(order);
        }

        return new OrderTaken(call.Id, order.OrderId);
    }

    private RestAnswer Cancel(CancelReduction call)
    {
        if (_orders.Find(order => order.OrderLinkId == call.OrderLinkId) is not { } found)
        {
            return new OrderRefused(call.Id, 110001, "order not exists or too late to cancel");
        }

        _orders.Remove(found);
        SayOrder(found with { Status = "Cancelled", LeavesQuantity = 0 });
        return new OrderTaken(call.Id, found.OrderId);
    }

    private void Fill(VenueLeg leg, OrderRow order, decimal quantity)
    {
        quantity = Math.Min(quantity, leg.Size);
        if (quantity == 0)
        {
            SayOrder(order with { Status = "Cancelled", LeavesQuantity = 0 });
            return;
        }

        var price = order.OrderType == "Limit" ? order.Price!.Value : Prices[leg.Symbol];
        var fee = quantity * price * TakerFee;
        leg.Realised += ((price - leg.Entry) * leg.Way * quantity) - fee;
        leg.Size -= quantity;
        SayOrder(order with { Status = "Filled", AveragePrice = price, FilledQuantity = quantity, LeavesQuantity = 0 });
        _said.Add(new ExecutionFrame(time.GetUtcNow(),
        [
            new ExecutionRow
            {
                Category = "linear", Symbol = leg.Symbol, ExecutionId = $"execution-{++_ids}", OrderId = order.OrderId, OrderLinkId = order.OrderLinkId,
                Side = order.Side, ExecutionType = "Trade", Price = price, Quantity = quantity, Fee = fee, ClosedSize = quantity,
                Seq = ++_sequence, ExecutedAt = time.GetUtcNow(),
            },
        ]));
        if (leg.Size == 0)
        {
            leg.Flatten();
            foreach (var rest in _orders.Where(rest => rest.Symbol == leg.Symbol && rest.PositionIdx == leg.Index).ToArray())
            {
                _orders.Remove(rest);
                SayOrder(rest with { Status = "Cancelled", LeavesQuantity = 0, CancelType = "CancelByReduceOnly" });
            }
        }

        SayRow(leg);
    }

    private OrderRow Order(VenueLeg leg, string link, decimal quantity, decimal? limit, string stop) => new()
    {
        Category = "linear",
        Symbol = leg.Symbol,
        PositionIdx = leg.Index,
        OrderId = $"order-{++_ids}",
        OrderLinkId = link,
        Side = leg.CloseSide,
        OrderType = limit is null ? "Market" : "Limit",
        Status = "New",
        StopOrderType = stop,
        CreateType = stop.Length > 0 ? $"CreateBy{stop}" : "CreateByUser",
        Quantity = quantity,
        Price = limit,
        LeavesQuantity = quantity,
        FilledQuantity = 0,
        ReduceOnly = true,
        RejectReason = "EC_NoError",
        UpdatedTime = time.GetUtcNow(),
    };

    private VenueLeg Leg(string symbol, int index)
    {
        if (!_legs.TryGetValue((symbol, index), out var leg))
        {
            _legs[(symbol, index)] = leg = new VenueLeg(symbol, index);
        }

        return leg;
    }

    private void SayRow(VenueLeg leg) => _said.Add(new PositionFrame(time.GetUtcNow(), [leg.Row(++_sequence, time.GetUtcNow())]));

    private void SayOrder(OrderRow order) => _said.Add(new OrderFrame(time.GetUtcNow(), [order]));

    private static bool Crosses(OrderRow order, decimal price) => order.Side == Side.Sell ? price >= order.Price : price <= order.Price;

    private static decimal? Changed(decimal? before, decimal? stated) => stated is null ? before : stated == 0 ? null : stated;
}
