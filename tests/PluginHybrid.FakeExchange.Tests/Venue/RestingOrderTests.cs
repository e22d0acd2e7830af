using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Venue;

[Category(Level.Unit)]
public sealed class RestingOrderTests
{
    private readonly VenueUnderTest _venue = new();

    [Fact]
    public void A_limit_order_waits_for_its_price_and_pays_the_maker_fee()
    {
        Assert.Null(_venue.Order(order => order with { Price = 95, OrderLinkId = "x" }));
        _venue.Last(95.5m);
        Assert.True(_venue.Row().IsFlat);
        _venue.Last(95);

        Assert.Equal((1m, 95m), (_venue.Row().Size, _venue.Row().EntryPrice));
        Assert.Equal(0.0475m, _venue.LastClosed.CumFee);
        Assert.True(_venue.Account.Fills[^1].IsMaker);
    }

    [Fact]
    public void A_crossing_limit_order_fills_at_the_touch()
    {
        Assert.Null(_venue.Order(order => order with { Price = 105 }));

        Assert.Equal(100, _venue.Row().EntryPrice);
        Assert.False(_venue.Account.Fills[^1].IsMaker);
    }

    [Theory]
    [InlineData("PostOnly", 105, "EC_PostOnlyWillTakeLiquidity")]
    [InlineData("IOC", 95, "EC_NoImmediateQtyToFill")]
    [InlineData("FOK", 95, "EC_NoImmediateQtyToFill")]
    public void Times_in_force_end_orders_that_cannot_stand(string timeInForce, int price, string reason)
    {
        Assert.Null(_venue.Order(order => order with { Price = price, TimeInForce = timeInForce }));

        Assert.Equal((OrderStatus.Cancelled, reason), (_venue.LastClosed.Status, _venue.LastClosed.RejectReason));
        Assert.True(_venue.Row().IsFlat);
    }

    [Fact]
    public void Resting_reduce_only_orders_go_away_with_the_position()
    {
        _venue.Trade(Side.Buy, 1, 100);
        Assert.Null(_venue.Order(order => order with { Side = Side.Sell, Price = 110, ReduceOnly = true }));
        _venue.Trade(Side.Sell, 1, 100);

        Assert.Empty(_venue.Open);
        Assert.Contains(_venue.Account.ClosedOrders, order => order.CancelType == "CancelByReduceOnly");
    }

    [Fact]
    public void A_resting_reduce_only_order_never_flips_a_position()
    {
        _venue.Trade(Side.Buy, 2, 100);
        Assert.Null(_venue.Order(order => order with { Side = Side.Sell, Qty = 2, Price = 110, ReduceOnly = true }));
        _venue.Trade(Side.Sell, 1, 100, reduceOnly: true);
        _venue.Last(111);

        Assert.True(_venue.Row().IsFlat);
        Assert.Equal(1, _venue.LastClosed.CumQty);
    }

    [Fact]
    public void A_market_order_shows_its_protective_limit()
    {
        Assert.Equal(105, _venue.Trade(Side.Buy, 1, 100).Price);
        Assert.Equal(95, _venue.Trade(Side.Sell, 1, 99.5m).Price);
    }
}
