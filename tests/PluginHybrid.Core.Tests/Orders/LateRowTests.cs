using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Orders;

/// <summary>Rows come later than answers: until one shows what the venue took last, older ones do not let anything looser pass.</summary>
[Category(Level.Unit)]
public sealed class LateRowTests
{
    [Fact]
    public void A_late_row_that_shows_an_earlier_stop_of_ours_does_not_let_a_looser_one_pass()
    {
        var desk = OrderDesk.Long(stop: 48_000m);
        TakeStops(desk, 48_500m, 49_000m, 49_500m);

        desk.Session.Push(Row(stop: 48_500m));
        desk.MustBeDenied(desk.Stop(49_400m), RiskRules.NeverLooser);
        desk.Session.Push(Row(stop: 49_000m));

        desk.MustBeDenied(desk.Stop(49_400m), RiskRules.NeverLooser);
    }

    [Fact]
    public void A_row_without_anything_new_does_not_let_a_looser_stop_pass_either()
    {
        var desk = OrderDesk.Long(stop: 48_000m);
        TakeStops(desk, 49_000m);

        desk.Session.Push(Row(stop: 48_000m) with { Size = 2m });

        desk.MustBeDenied(desk.Stop(48_900m), RiskRules.NeverLooser);
    }

    [Theory]
    [InlineData(49_500, 47_000)]
    [InlineData(47_500, 47_600)]
    public void Once_the_row_shows_ours_or_what_a_person_set_it_is_the_row_that_counts(int shown, int asked)
    {
        var desk = OrderDesk.Long(stop: 48_000m);
        TakeStops(desk, 49_000m, 49_500m);

        desk.Session.Push(Row(stop: shown));
        desk.Session.Push(Row(stop: 47_000m));
        desk.Stop(asked + 100m);

        desk.MustHaveSentStop(asked + 100m);
    }

    [Fact]
    public void A_trail_that_the_venue_took_is_not_widened_before_its_row_came()
    {
        var desk = OrderDesk.Long(stop: 49_000m);
        TakeTrail(desk, 300m);

        desk.MustBeDenied(desk.Give(new SetVenueTrailing(OrderDesk.Leg, 301m, "test")), RiskRules.NeverLooser);
        TakeTrail(desk, 250m);
        desk.Session.Push(Row(stop: 49_000m, trail: 300m));

        desk.MustBeDenied(desk.Give(new SetVenueTrailing(OrderDesk.Leg, 260m, "test")), RiskRules.NeverLooser);
    }

    [Fact]
    public void A_trail_that_waited_behind_a_closer_one_is_judged_by_it()
    {
        var desk = OrderDesk.Long(stop: 49_000m);
        desk.Give(new SetVenueTrailing(OrderDesk.Leg, 300m, "test"));
        var wider = desk.Give(new SetVenueTrailing(OrderDesk.Leg, 301m, "test"));
        desk.Take();

        desk.MustBeDenied(wider, RiskRules.NeverLooser);
    }

    [Fact]
    public void A_trail_that_a_person_took_away_may_be_set_anew_at_any_distance()
    {
        var desk = OrderDesk.Long(stop: 49_000m);
        TakeTrail(desk, 300m);
        desk.Session.Push(Row(stop: 49_000m, trail: 300m));
        desk.Session.AdvanceBy(1);
        desk.Session.Push(Row(stop: 49_000m));

        TakeTrail(desk, 400m);
    }

    [Fact]
    public void What_was_taken_for_one_life_says_nothing_of_the_next()
    {
        var desk = OrderDesk.Long(stop: 48_000m);
        TakeStops(desk, 49_500m);
        TakeTrail(desk, 100m);
        desk.Session.Push(Rows.Held("BTCUSDT", side: Side.Sell) with { StopLoss = 52_000m });

        TakeStops(desk, 51_900m);
        TakeTrail(desk, 400m);
    }

    private static PositionRow Row(decimal? stop, decimal? trail = null) => Rows.Held("BTCUSDT") with { StopLoss = stop, TrailingStop = trail };

    private static void TakeStops(OrderDesk desk, params decimal[] prices)
    {
        foreach (var price in prices)
        {
            desk.Stop(price);
            desk.MustHaveSentStop(price);
            desk.Take();
        }
    }

    private static void TakeTrail(OrderDesk desk, decimal distance)
    {
        desk.Give(new SetVenueTrailing(OrderDesk.Leg, distance, "test"));
        Assert.Equal(distance, Assert.IsType<SetTradingStop>(desk.Sent[^1]).TrailingStop);
        desk.Take();
    }
}
