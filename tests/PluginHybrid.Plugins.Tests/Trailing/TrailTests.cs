using PluginHybrid.Plugins.Trailing;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Plugins.Tests.Trailing;

[Category(Level.Unit)]
public sealed class TrailTests
{
    private static readonly TrailSettings Plain = new() { ActivateAtPercent = 2, Distance = 1, BreakEvenAtPercent = 0, MinStepPercent = 0 };

    [Fact]
    public void A_long_gets_no_stop_before_its_profit_activates_the_trail()
    {
        var walk = new Walker(Plain, Legs.Long()).Through(101, 101.9m);
        Assert.Empty(walk.Moves);
        Assert.False(walk.Memory!.Active);
        Assert.Equal(101m, walk.Through(102).Moves.Single().Value); // 102 less 1 % is 100.98, and the tighter tick is 101.0
    }

    [Fact]
    public void A_short_is_the_mirror_of_a_long()
    {
        var walk = new Walker(Plain, Legs.Short()).Through(99, 98.1m);
        Assert.Empty(walk.Moves);
        Assert.Equal(98.9m, walk.Through(98).Moves.Single().Value); // 98.98 down to the tick
    }

    [Fact]
    public void The_stop_follows_new_highs_and_stays_where_it_is_when_the_price_falls()
    {
        var walk = new Walker(Plain, Legs.Long()).Through(103, 104, 103.5m, 105, 104.2m);
        Assert.Equal([102m, 103m, 104m], walk.Moves.Select(move => move.Value)); // 101.97, 102.96, 103.95
    }

    [Fact]
    public void The_two_legs_of_a_hedge_follow_their_own_price()
    {
        var up = new Walker(Plain, Legs.Long(idx: 1)).Through(103, 97);
        var down = new Walker(Plain, Legs.Short(idx: 2)).Through(103, 97);
        Assert.Equal(102m, up.Moves.Single().Value);
        Assert.Equal(97.9m, down.Moves.Single().Value);
    }

    [Theory]
    [InlineData("BTCUSDT", 103)]
    [InlineData("BTCUSDT#0", 103)]
    public void A_price_by_symbol_or_leg_activates_instead_of_the_profit(string key, int price)
    {
        var settings = Plain with { ActivateAtPrice = new Dictionary<string, decimal> { [key] = price } };
        Assert.Empty(new Walker(settings, Legs.Long()).Through(102.9m).Moves);
        Assert.Single(new Walker(settings, Legs.Long()).Through(103).Moves);
    }

    [Theory]
    [InlineData(DistanceBy.Price, 1.5, 103.5)]
    [InlineData(DistanceBy.Ticks, 20, 103)]
    [InlineData(DistanceBy.Percent, 2, 102.9)]
    public void The_distance_is_a_percentage_a_price_or_ticks(DistanceBy by, double distance, double stop)
    {
        var walk = new Walker(Plain with { DistanceBy = by, Distance = (decimal)distance }, Legs.Long()).Through(105);
        Assert.Equal((decimal)stop, walk.Moves.Single().Value);
    }

    [Fact]
    public void Without_a_tick_size_there_is_no_distance_in_ticks()
    {
        var sight = new Sight(Legs.Long(), 105, Legs.Epoch, null);
        Assert.Null(new TrailDistance(Plain with { DistanceBy = DistanceBy.Ticks }).Of(sight, 105, null));
    }

    [Fact]
    public void Profit_bands_narrow_the_distance_step_by_step()
    {
        var walk = new Walker(Plain with { Distance = 2, Bands = "5%:1 10%:0.5" }, Legs.Long()).Through(104, 105, 110);
        Assert.Equal([102m, 104m, 109.5m], walk.Moves.Select(move => move.Value)); // 101.92, 103.95, 109.45
        Assert.Contains("0.5 %", walk.Moves[^1].Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Break_even_covers_the_fees_before_the_trail_is_active()
    {
        var settings = Plain with { ActivateAtPercent = 5, BreakEvenAtPercent = 1, FeeCoverPercent = 0.12m };
        Assert.Equal(100.2m, new Walker(settings, Legs.Long()).Through(100.9m, 101).Moves.Single().Value);
        Assert.Equal(99.8m, new Walker(settings, Legs.Short()).Through(99.1m, 99).Moves.Single().Value);
    }

    [Fact]
    public void A_move_below_the_minimum_step_is_not_worth_a_request()
    {
        var walk = new Walker(Plain with { MinStepPercent = 1 }, Legs.Long()).Through(103, 103.5m, 104, 104.2m);
        Assert.Equal([102m, 103.2m], walk.Moves.Select(move => move.Value));
    }

    [Fact]
    public void Two_requests_are_at_least_the_minimum_interval_apart()
    {
        var walk = new Walker(Plain with { MinInterval = TimeSpan.FromSeconds(3) }, Legs.Long()).Through(103, 104, 105, 106);
        Assert.Equal([102m, 105m], walk.Moves.Select(move => move.Value));
    }

    [Fact]
    public void A_tighter_stop_of_somebody_else_is_left_alone()
    {
        Assert.Empty(new Walker(Plain, Legs.Long() with { StopLoss = 102.5m }).Through(103).Moves);
        Assert.Empty(new Walker(Plain, Legs.Short() with { StopLoss = 97.5m }).Through(97).Moves);
    }

    [Fact]
    public void A_stop_the_price_has_passed_is_not_sent()
    {
        var walk = new Walker(Plain with { MinInterval = TimeSpan.FromSeconds(2) }, Legs.Long()).Through(103);
        walk.Step(110);      // too early for a request
        Assert.Null(walk.Step(108)); // 108.9 would lie above the price
        Assert.Equal(108.9m, walk.Step(109.5m)!.Value);
    }

    [Fact]
    public void A_stop_that_somebody_took_off_is_set_again_once_the_promise_is_old()
    {
        var walk = new Walker(Plain, Legs.Long()).Through(103);
        walk.Position = walk.Position with { StopLoss = null };
        Assert.Null(walk.Step(103, 4));
        Assert.Equal(102m, walk.Step(103, 2)!.Value);
    }

    [Fact]
    public void In_shadow_mode_the_stop_that_was_not_sent_is_remembered_for_good()
    {
        var walk = new Walker(Plain, Legs.Long()) { Desk = _ => new Accepted("x/1") { WasSent = false } }.Through(103);
        Assert.Null(walk.Step(103, 3600));
        Assert.NotNull(walk.Step(105));
    }

    [Theory]
    [InlineData("rejected")]
    [InlineData("denied")]
    [InlineData("unknown")]
    public void A_refused_stop_is_tried_again_after_the_pause_or_at_a_new_high_and_not_before(string answer)
    {
        OrderOutcome outcome = answer switch
        {
            "rejected" => new Rejected("x/1", 10001, "zero position"),
            "denied" => new Denied("x/1", "never-looser", "held tighter"),
            _ => new Unknown("x/1", "timeout"),
        };
        var walk = new Walker(Plain, Legs.Long()) { Desk = _ => outcome }.Through(103, 103, 102.9m, 103);
        Assert.Single(walk.Moves);
        Assert.NotNull(walk.Step(104));
        Assert.Null(walk.Step(104));
        Assert.NotNull(walk.Step(104, 15));
    }

    [Fact]
    public void Not_modified_is_as_good_as_accepted()
    {
        var walk = new Walker(Plain, Legs.Long()) { Desk = _ => new NotModified("x/1", "same") }.Through(103, 103, 103, 103);
        Assert.Single(walk.Moves);
    }

    [Fact]
    public void Another_position_in_the_same_leg_begins_anew()
    {
        var walk = new Walker(Plain, Legs.Long()).Through(110);
        walk.Position = Legs.Long(105) with { OpenedAt = Legs.After(60) };
        Assert.Null(walk.Step(105));
        Assert.Equal(105, walk.Memory!.Best);
        Assert.False(walk.Memory.Active);
    }

    [Fact]
    public void A_bigger_position_goes_on_with_its_trail()
    {
        var walk = new Walker(Plain, Legs.Long()).Through(110);
        walk.Position = walk.Position with { Size = 2, EntryPrice = 104 };
        walk.Step(109.9m);
        Assert.Equal(110, walk.Memory!.Best);
        Assert.Equal(104, walk.Memory.Identity.EntryPrice);
    }

    [Fact]
    public void First_sight_after_a_restart_is_the_same_position_when_side_and_entry_are()
    {
        var seen = Legs.Long() with { AgeOrigin = AgeOrigin.FirstSight };
        var identity = PositionIdentity.Of(seen);
        Assert.True(identity.Is(seen with { OpenedAt = Legs.After(900) }));
        Assert.False(identity.Is(seen with { OpenedAt = Legs.After(900), EntryPrice = 101 }));
        Assert.False(identity.Is(seen with { Side = Side.Sell }));
        Assert.False(PositionIdentity.Of(Legs.Long()).Is(Legs.Long() with { OpenedAt = Legs.After(1) }));
    }
}
