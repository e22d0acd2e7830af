using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Venue;

/// <summary>Every refusal of FACTS §8.3 with its text; texts seen in real answers are quoted to the letter.</summary>
[Category(Level.Unit)]
public sealed class StopRefusalTests
{
    private readonly VenueUnderTest _venue = new();

    [Fact]
    public void A_flat_position_takes_no_stops() => Assert.Equal(
        new Refusal(10001, "can not set tp/sl/ts for zero position"),
        _venue.Stops(stops => stops with { StopLoss = 95 }));

    [Fact]
    public void The_same_values_again_are_not_modified()
    {
        _venue.Trade(Side.Buy, 1, 100);
        Assert.Null(_venue.Stops(stops => stops with { StopLoss = 95, TrailingStop = 3 }));

        Assert.Equal(new Refusal(34040, "not modified"), _venue.Stops(stops => stops with { StopLoss = 95 }));
        Assert.Equal(34040, _venue.Stops(stops => stops with { StopLoss = 95, TrailingStop = 3 })!.RetCode);
        Assert.Equal(34040, _venue.Stops(stops => stops with { TakeProfit = 0 })!.RetCode);
        Assert.Null(_venue.Stops(stops => stops with { StopLoss = 95, SlTriggerBy = TriggerBy.MarkPrice }));
    }

    [Fact]
    public void A_missing_parameter_reads_like_not_modified()
    {
        _venue.Trade(Side.Buy, 1, 100);

        Assert.Equal(34040, _venue.Stops(stops => stops with { StopLoss = 95, PositionIdx = null })!.RetCode);
        Assert.Equal(34040, _venue.Stops(stops => stops with { StopLoss = 95, TpslMode = "" })!.RetCode);
        Assert.Equal(34040, _venue.Stops(stops => stops)!.RetCode);
    }

    [Fact]
    public void An_order_type_without_a_mode_has_a_text_of_its_own() => Assert.Equal(
        new Refusal(10001, "slOrderType can not have a value when tpSlMode is empty"),
        _venue.Stops(stops => stops with { StopLoss = 95, TpslMode = "", NamesOrderTypes = true }));

    [Theory]
    [InlineData(Side.Buy, 101, "StopLoss:1010000 set for Buy position should lower than base_price:1000000??LastPrice")]
    [InlineData(Side.Buy, 100, "StopLoss:1000000 set for Buy position should lower than base_price:1000000??LastPrice")]
    [InlineData(Side.Sell, 99, "StopLoss:990000 set for Sell position should greater than base_price:1005000??LastPrice")]
    [InlineData(Side.Buy, 90, "StopLoss:90 set for Buy position should be between liq_price:90.5 and base_price:100??LastPrice")]
    public void A_stop_loss_on_the_wrong_side_is_refused(Side side, int price, string text)
    {
        _venue.Trade(side, 1, 100);

        Assert.Equal(new Refusal(10001, text), _venue.Stops(stops => stops with { StopLoss = price }));
        Assert.Empty(_venue.Open);
    }

    [Theory]
    [InlineData(Side.Buy, 99, "TakeProfit:990000 set for Buy position should be higher than base_price:1000000??LastPrice")]
    [InlineData(Side.Sell, 101, "TakeProfit:1010000 set for Sell position should be lower than base_price:1005000??LastPrice")]
    public void A_take_profit_on_the_wrong_side_is_refused(Side side, int price, string text)
    {
        _venue.Trade(side, 1, 100);

        Assert.Equal(new Refusal(10001, text), _venue.Stops(stops => stops with { TakeProfit = price }));
    }

    [Fact]
    public void The_base_price_is_the_one_the_stop_watches()
    {
        _venue.Trade(Side.Buy, 1, 100);
        _venue.Mark(94);

        Assert.EndsWith("base_price:940000??MarkPrice", _venue.Stops(stops => stops with { StopLoss = 95, SlTriggerBy = TriggerBy.MarkPrice })!.RetMsg, StringComparison.Ordinal);
        Assert.Null(_venue.Stops(stops => stops with { StopLoss = 95 }));
    }

    [Fact]
    public void A_partial_stop_names_itself()
    {
        _venue.Trade(Side.Buy, 1, 100);

        Assert.StartsWith("PartialStopLoss:1010000 set for Buy position", _venue.Stops(stops => stops with { TpslMode = "Partial", StopLoss = 101, SlSize = 1 })!.RetMsg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trailing_stop_is_armed_on_the_profitable_side_only()
    {
        _venue.Trade(Side.Sell, 1, 100);

        Assert.Equal(
            "TrailingProfit:201.95 set for Sell position should be less than entry_price:100 and last_price:100.5",
            _venue.Stops(stops => stops with { TrailingStop = 5, ActivePrice = 201.95m })!.RetMsg);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void The_leg_must_match_the_mode(bool hedge, int idx) => Assert.Equal(
        new Refusal(10001, "position idx not match position mode"),
        new VenueUnderTest(hedge: hedge).Stops(stops => stops with { StopLoss = 95, PositionIdx = idx }));

    [Fact]
    public void Only_twenty_partial_stops_fit()
    {
        _venue.Trade(Side.Buy, 30, 100);
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(_venue.Stops(stops => stops with { TpslMode = "Partial", StopLoss = 95, SlSize = 1 }));
        }

        Assert.Equal(110061, _venue.Stops(stops => stops with { TpslMode = "Partial", StopLoss = 95, SlSize = 1 })!.RetCode);
    }

    [Fact]
    public void Modes_sizes_and_limits_must_fit_together()
    {
        _venue.Trade(Side.Buy, 2, 100);

        Assert.Equal(10001, _venue.Stops(stops => stops with { TpslMode = "Half", StopLoss = 95 })!.RetCode);
        Assert.Equal(10001, _venue.Stops(stops => stops with { StopLoss = 95, NamesOrderTypes = true, AsksForLimit = true })!.RetCode);
        Assert.Equal(10001, _venue.Stops(stops => stops with { TpslMode = "Partial", StopLoss = 95, TakeProfit = 110, SlSize = 1, TpSize = 2 })!.RetCode);
        Assert.Equal(10001, _venue.Stops(stops => stops with { TpslMode = "Partial", StopLoss = 95, SlSize = 3 })!.RetCode);
    }
}
