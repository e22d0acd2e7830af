using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Venue;

[Category(Level.Unit)]
public sealed class StopTests
{
    private readonly VenueUnderTest _venue = new();

    [Theory]
    [InlineData(Side.Buy, 95, 95.5, 95, 94.5)]
    [InlineData(Side.Sell, 105, 104.5, 105, 105)]
    public void A_stop_loss_fires_at_its_price_and_not_before(Side side, double stop, double before, double at, double fill)
    {
        _venue.Trade(side, 2, 100);
        Assert.Null(_venue.Stops(stops => stops with { StopLoss = (decimal)stop }));
        Assert.Equal((decimal)stop, _venue.Row().StopLoss);

        _venue.Last((decimal)before);
        Assert.False(_venue.Row().IsFlat);
        _venue.Last((decimal)at);

        Assert.True(_venue.Row().IsFlat);
        Assert.Equal((StopKind.StopLoss, OrderStatus.Filled), (_venue.LastClosed.Stop, _venue.LastClosed.Status));
        Assert.Equal((decimal)fill * 2, _venue.LastClosed.CumValue);
    }

    [Fact]
    public void A_take_profit_fires_on_the_other_side_and_takes_the_stop_with_it()
    {
        _venue.Trade(Side.Buy, 1, 100);
        Assert.Null(_venue.Stops(stops => stops with { StopLoss = 95, TakeProfit = 110 }));
        _venue.Last(110);

        Assert.True(_venue.Row().IsFlat);
        Assert.Empty(_venue.Open);
        Assert.Contains(_venue.Account.ClosedOrders, order => order is { Stop: StopKind.StopLoss, Status: OrderStatus.Deactivated, CancelType: "CancelByTpSlTsClear" });
        Assert.Equal((0m, 0m), (_venue.Row().StopLoss, _venue.Row().TakeProfit));
    }

    [Theory]
    [InlineData(TriggerBy.MarkPrice)]
    [InlineData(TriggerBy.LastPrice)]
    public void A_stop_watches_the_price_it_was_told_to(TriggerBy by)
    {
        _venue.Trade(Side.Buy, 1, 100);
        Assert.Null(_venue.Stops(stops => stops with { StopLoss = 95, SlTriggerBy = by }));

        _venue.Mark(90);
        Assert.Equal(by == TriggerBy.MarkPrice, _venue.Row().IsFlat);
        _venue.Last(90);
        Assert.True(_venue.Row().IsFlat);
    }

    [Fact]
    public void A_trailing_stop_follows_and_tells_each_move_under_one_id()
    {
        _venue.Trade(Side.Buy, 1, 100);
        Assert.Null(_venue.Stops(stops => stops with { TrailingStop = 5 }));
        Assert.Equal(95, _venue.Open[0].TriggerPrice);
        _venue.Model.TakePushes();

        _venue.Last(104);
        _venue.Last(102);
        _venue.Last(106);

        var moves = _venue.Model.TakePushes().OfType<OrderPush>().ToList();
        Assert.Equal([99m, 101m], moves.Select(push => push.Orders[0].TriggerPrice));
        Assert.Single(moves.Select(push => push.Orders[0].OrderId).Distinct());
        Assert.All(moves, push => Assert.True(Guid.TryParse(push.FrameId, out _)));

        _venue.Last(101);
        Assert.True(_venue.Row().IsFlat);
    }

    [Fact]
    public void A_short_position_trails_downwards()
    {
        _venue.Trade(Side.Sell, 1, 100);
        Assert.Null(_venue.Stops(stops => stops with { TrailingStop = 5 }));
        _venue.Last(90);
        _venue.Last(94.5m);
        Assert.False(_venue.Row().IsFlat);
        _venue.Last(95);

        Assert.True(_venue.Row().IsFlat);
    }

    [Fact]
    public void An_activation_price_holds_a_trailing_stop_back()
    {
        _venue.Trade(Side.Buy, 1, 100);
        Assert.Null(_venue.Stops(stops => stops with { TrailingStop = 2, ActivePrice = 110 }));

        _venue.Last(90);
        Assert.False(_venue.Row().IsFlat);
        _venue.Last(110);
        _venue.Last(108);
        Assert.True(_venue.Row().IsFlat);
    }

    [Fact]
    public void Stops_of_the_whole_position_follow_its_size()
    {
        _venue.Trade(Side.Buy, 2, 100);
        Assert.Null(_venue.Stops(stops => stops with { StopLoss = 95 }));
        _venue.Trade(Side.Buy, 1, 100);
        Assert.Equal(3, _venue.Open[0].Qty);
        _venue.Trade(Side.Sell, 2, 100);
        Assert.Equal(1, _venue.Open[0].Qty);
    }

    [Fact]
    public void Flipping_clears_the_stops()
    {
        _venue.Trade(Side.Buy, 1, 100);
        Assert.Null(_venue.Stops(stops => stops with { StopLoss = 95 }));
        _venue.Trade(Side.Sell, 2, 100);

        Assert.Equal(0, _venue.Row().StopLoss);
        Assert.Empty(_venue.Open);
    }

    [Fact]
    public void Zero_removes_a_stop_and_missing_leaves_it()
    {
        _venue.Trade(Side.Buy, 1, 100);
        Assert.Null(_venue.Stops(stops => stops with { StopLoss = 95, TakeProfit = 110 }));
        Assert.Null(_venue.Stops(stops => stops with { StopLoss = 0 }));

        Assert.Equal((0m, 110m), (_venue.Row().StopLoss, _venue.Row().TakeProfit));
        Assert.Equal(StopKind.TakeProfit, Assert.Single(_venue.Open).Stop);
    }

    [Fact]
    public void Moving_a_stop_keeps_its_order()
    {
        _venue.Trade(Side.Buy, 1, 100);
        Assert.Null(_venue.Stops(stops => stops with { StopLoss = 95 }));
        var first = _venue.Open[0].OrderId;
        Assert.Null(_venue.Stops(stops => stops with { StopLoss = 97 }));

        Assert.Equal((first, 97m), (_venue.Open[0].OrderId, _venue.Open[0].TriggerPrice));
    }

    [Fact]
    public void Partial_stops_add_up_and_close_only_their_part()
    {
        _venue.Trade(Side.Buy, 3, 100);
        Assert.Null(_venue.Stops(stops => stops with { TpslMode = "Partial", StopLoss = 95, SlSize = 1 }));
        Assert.Null(_venue.Stops(stops => stops with { TpslMode = "Partial", StopLoss = 95, SlSize = 1 }));
        Assert.Equal(2, _venue.Open.Count);
        _venue.Last(95);

        Assert.Equal(1, _venue.Row().Size);
    }

    [Fact]
    public void A_partial_stop_with_a_limit_price_becomes_a_resting_order()
    {
        _venue.Trade(Side.Buy, 3, 100);
        Assert.Null(_venue.Stops(stops => stops with { TpslMode = "Partial", TakeProfit = 110, TpSize = 1, TpLimitPrice = 112, NamesOrderTypes = true, AsksForLimit = true }));
        _venue.Last(110);
        Assert.Equal((OrderStatus.New, 112m), (_venue.Open[0].Status, _venue.Open[0].Price));
        _venue.Last(113);

        Assert.Equal(2, _venue.Row().Size);
    }

    [Fact]
    public void Stops_may_slip()
    {
        var venue = new VenueUnderTest(new VenueRules { StopSlippage = 0.04m });
        venue.Trade(Side.Buy, 1, 100);
        Assert.Null(venue.Stops(stops => stops with { StopLoss = 95 }));
        venue.Last(95);

        Assert.Equal(94.5m * 0.96m, venue.LastClosed.CumValue);
    }
}
