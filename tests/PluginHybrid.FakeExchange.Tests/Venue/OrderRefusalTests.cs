using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Venue;

[Category(Level.Unit)]
public sealed class OrderRefusalTests
{
    private readonly VenueUnderTest _venue = new();

    [Theory]
    [InlineData("0", 10001, "Qty invalid")]
    [InlineData("-1", 10001, "Qty invalid")]
    [InlineData("1.05", 10001, "Qty invalid")]
    [InlineData("600", 10001, "The number of contracts exceeds maximum limit allowed")]
    public void Quantities_obey_the_instrument(string qty, int code, string text) =>
        Assert.Equal(new Refusal(code, text), _venue.Order(order => order with { Qty = decimal.Parse(qty) }));

    [Fact]
    public void A_limit_order_may_be_larger_than_a_market_order() =>
        Assert.Null(_venue.Order(order => order with { Qty = 600, Price = 60 }));

    [Theory]
    [InlineData("99.7", 10001, "Price invalid")]
    [InlineData("0", 10001, "Price invalid")]
    [InlineData("151", 110003, "Order price is out of permissible range")]
    [InlineData("49", 110003, "Order price is out of permissible range")]
    public void Prices_obey_tick_and_band(string price, int code, string text) =>
        Assert.Equal(new Refusal(code, text), _venue.Order(order => order with { Price = decimal.Parse(price) }));

    [Fact]
    public void Reducing_nothing_is_refused_in_the_venues_words() => Assert.Equal(
        new Refusal(110017, "current position is zero, cannot fix reduce-only order qty"),
        _venue.Order(order => order with { ReduceOnly = true }));

    [Fact]
    public void Reducing_in_the_positions_own_direction_breaks_the_rule()
    {
        _venue.Trade(Side.Buy, 1, 100);

        Assert.Equal(new Refusal(110017, "Reduce-only rule not satisfied"), _venue.Order(order => order with { ReduceOnly = true }));
    }

    [Fact]
    public void A_reduce_only_order_is_cut_to_what_is_held()
    {
        _venue.Trade(Side.Buy, 1, 100);
        _venue.Trade(Side.Sell, 5, 100, reduceOnly: true);

        Assert.True(_venue.Row().IsFlat);
        Assert.Equal(1, _venue.LastClosed.Qty);
    }

    [Fact]
    public void Zero_with_reduce_only_and_close_on_trigger_closes_all()
    {
        _venue.Trade(Side.Buy, 7.3m, 100);

        Assert.Null(_venue.Order(order => order with { Side = Side.Sell, Qty = 0, ReduceOnly = true, CloseOnTrigger = true }));
        Assert.True(_venue.Row().IsFlat);
    }

    [Fact]
    public void A_reduce_only_order_may_not_carry_stops()
    {
        _venue.Trade(Side.Buy, 1, 100);

        Assert.Equal(10001, _venue.Order(order => order with { Side = Side.Sell, ReduceOnly = true, CarriesStops = true })!.RetCode);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 0)]
    public void The_leg_must_match_the_mode(bool hedge, int idx) => Assert.Equal(
        new Refusal(10001, "position idx not match position mode"),
        new VenueUnderTest(hedge: hedge).Order(order => order with { PositionIdx = idx }));

    [Fact]
    public void A_link_id_is_used_once_and_not_too_long()
    {
        Assert.Null(_venue.Order(order => order with { OrderLinkId = "mine-1" }));
        Assert.Equal(110072, _venue.Order(order => order with { OrderLinkId = "mine-1" })!.RetCode);
        Assert.Equal(new Refusal(10001, "order link id is longer than 45"), _venue.Order(order => order with { OrderLinkId = new string('a', 37) }));
        Assert.Equal(10001, _venue.Order(order => order with { OrderLinkId = "spaces are bad" })!.RetCode);
    }

    [Fact]
    public void Money_runs_out() => Assert.Equal(
        new Refusal(110007, "ab not enough for new order"),
        new VenueUnderTest(new VenueRules { StartBalance = 9 }).Order(order => order));

    [Fact]
    public void A_tiny_value_is_refused()
    {
        _venue.Last(40);

        Assert.Equal(110094, _venue.Order(order => order with { Qty = 0.1m })!.RetCode);
    }

    [Fact]
    public void Symbols_and_sides_are_known()
    {
        Assert.Equal(new Refusal(10001, "params error: symbol invalid"), _venue.Order(order => order with { Symbol = "NOPE" }));
        Assert.Equal(new Refusal(10001, "params error: side invalid"), _venue.Order(order => order with { Side = Side.None }));
    }

    [Fact]
    public void A_symbol_holds_so_many_orders_and_no_more()
    {
        var venue = new VenueUnderTest(new VenueRules { ActiveOrdersMax = 1 });
        Assert.Null(venue.Order(order => order with { Price = 80 }));

        Assert.Equal(110020, venue.Order(order => order with { Price = 80 })!.RetCode);
    }

    [Fact]
    public void What_is_gone_cannot_be_cancelled()
    {
        var order = _venue.Trade(Side.Buy, 1, 100);

        Assert.Equal(new Refusal(110001, "Order does not exist"), _venue.Model.Cancel(_venue.Account, VenueUnderTest.Symbol, order.OrderId, "").Refusal);
    }
}
