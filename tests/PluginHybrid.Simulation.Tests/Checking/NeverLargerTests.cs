using System.Collections.Immutable;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class NeverLargerTests
{
    private readonly Bench _bench = new(new NeverLarger());

    public NeverLargerTests() => _bench.Sight.Held = [Bench.Leg(2)];

    [Fact]
    public void Reductions_and_one_close_are_right()
    {
        _bench.Change(Bench.Held(2), "person");
        Ask(new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", 1, null));
        Tell(new OrderTaken(1, "venue-1"));
        _bench.Change(Bench.Held(1), "host");
        Ask(new PlaceReduction(2, Bench.Key(), Side.Sell, "a-2", 2, null));
        Tell(new OrderTaken(2, "venue-2"));
        _bench.Change(Bench.Held(0), "host");
        _bench.Closed(Bench.Leg(2));
        _bench.Change(Bench.Held(3, life: 2), "person");
        Ask(new PlaceReduction(3, Bench.Key(), Side.Sell, "a-3", 2, null));

        Assert.Empty(_bench.Checker.Found);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, -1)]
    public void A_position_that_the_host_makes_larger_or_turns_is_told(decimal size, int direction)
    {
        _bench.Change(Bench.Held(2), "person");
        _bench.Change(Bench.Held(size, direction: direction), "host");

        Assert.Equal("grew", _bench.Places);
    }

    [Theory]
    [InlineData("""{"orderLinkId":"a-1"}""", "not-reduce-only")]
    [InlineData("""{"orderLinkId":"a-1","reduceOnly":false}""", "not-reduce-only")]
    [InlineData("""{"reduceOnly":true}""", "link-id")]
    public void An_order_that_could_grow_or_has_no_name_is_told(string body, string place)
    {
        _bench.Checker.Called(_bench.Sight, new VenueCall("POST", "/v5/order/create", "", body, 0));

        Assert.Equal(place, _bench.Places);
    }

    [Fact]
    public void An_order_that_is_taken_twice_is_told()
    {
        var call = new VenueCall("POST", "/v5/order/create", "", """{"orderLinkId":"a-1","reduceOnly":true}""", 0);

        _bench.Checker.Called(_bench.Sight, call);
        _bench.Checker.Called(_bench.Sight, call with { RetCode = 110072 });
        Assert.Empty(_bench.Checker.Found);

        _bench.Checker.Called(_bench.Sight, call);
        Assert.Equal("link-id", _bench.Places);
    }

    [Theory]
    [InlineData(1.2, 0.8, "")]
    [InlineData(1.2, 0.9, "too-much")]
    public void Reductions_that_take_off_more_than_is_held_are_told(decimal first, decimal second, string place)
    {
        Ask(new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", first, 100));
        Tell(new OrderTaken(1, "venue-1"));
        Ask(new PlaceReduction(2, Bench.Key(), Side.Sell, "b-1", second, null));

        Assert.Equal(place, _bench.Places);
    }

    [Fact]
    public void A_reduction_that_was_refused_or_filled_takes_nothing_off_any_more()
    {
        Ask(new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", 1.5m, 100));
        Tell(new OrderRefused(1, 110007, "no"));
        Ask(new PlaceReduction(2, Bench.Key(), Side.Sell, "a-2", 1.5m, null));
        Tell(new OrderTaken(2, "venue-2"));
        _bench.Emit(Filled("a-2", 1.5m));
        Ask(new PlaceReduction(3, Bench.Key(), Side.Sell, "a-3", 1.5m, null));

        Assert.Empty(_bench.Checker.Found);
    }

    [Theory]
    [InlineData(100, 100, "close-twice")]
    [InlineData(0, 100, "close-twice")]
    [InlineData(100, 0, "")]
    public void A_close_at_a_limit_goes_beside_no_other_and_makes_way_for_one_at_the_market(decimal first, decimal second, string place)
    {
        Ask(new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", 2, first == 0 ? null : first));
        Ask(new PlaceReduction(2, Bench.Key(), Side.Sell, "b-1", 2, second == 0 ? null : second));

        Assert.Equal(place, _bench.Places);
    }

    [Fact]
    public void A_second_close_under_way_is_told()
    {
        Ask(new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", 2, null));
        Ask(new PlaceReduction(2, Bench.Key(), Side.Sell, "b-1", 2, null));

        Assert.Equal("close-twice", _bench.Places);
    }

    [Fact]
    public void A_close_that_was_refused_or_cancelled_makes_way()
    {
        Ask(new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", 2, null));
        Tell(new OrderRefused(1, 110017, "no"));
        Ask(new PlaceReduction(2, Bench.Key(), Side.Sell, "a-2", 2, null));
        Tell(new OrderTaken(2, "venue-2"));
        Ask(new FindOrder(3, "BTCUSDT", "a-2"));
        Tell(new OrdersRead(3, [Row("a-2", "Cancelled")]));
        Ask(new PlaceReduction(4, Bench.Key(), Side.Sell, "a-3", 2, null));

        Assert.Empty(_bench.Checker.Found);
    }

    [Theory]
    [InlineData(false, "retried-in-doubt")]
    [InlineData(true, "")]
    public void Nothing_is_sent_for_a_leg_in_doubt_before_the_venue_was_asked(bool asks, string place)
    {
        Ask(new SetTradingStop(1, Bench.Key()) { StopLoss = 90 });
        Tell(new OrderInDoubt(1, "timeout"));
        if (asks)
        {
            Ask(new ReadPositions(2, "", "BTCUSDT", ""));
            Tell(new PositionsRead(2, default, [], ""));
        }

        Ask(new SetTradingStop(3, Bench.Key()) { StopLoss = 91 });

        Assert.Equal(place, _bench.Places);
    }

    [Fact]
    public void The_read_must_be_about_the_order_in_doubt()
    {
        Ask(new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", 1, null));
        Tell(new OrderInDoubt(1, "timeout"));
        Ask(new FindOrder(2, "BTCUSDT", "other"));
        Tell(new OrdersRead(2, ImmutableArray<OrderRow>.Empty));
        Ask(new PlaceReduction(3, Bench.Key(), Side.Sell, "a-1", 1, null));

        Assert.Equal("retried-in-doubt", _bench.Places);
    }

    [Fact]
    public void A_close_that_was_looked_for_and_not_found_makes_way_also_beside_a_stop_in_doubt()
    {
        LoseClose();

        Ask(new PlaceReduction(5, Bench.Key(), Side.Sell, "a-2", 2, null));

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void A_close_that_was_not_found_although_the_venue_has_it_makes_no_way()
    {
        Ask(new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", 2, null));
        Takes("a-1");
        Tell(new OrderInDoubt(1, "timeout"));
        Ask(new FindOrder(2, "BTCUSDT", "a-1"));
        Tell(new OrdersRead(2, ImmutableArray<OrderRow>.Empty));

        Ask(new PlaceReduction(3, Bench.Key(), Side.Sell, "a-2", 2, null));

        Assert.Equal("close-twice", _bench.Places);
    }

    [Fact]
    public void A_close_that_comes_to_the_venue_after_it_was_given_up_and_sent_anew_is_told()
    {
        LoseClose();
        Ask(new PlaceReduction(5, Bench.Key(), Side.Sell, "a-2", 2, null));

        Takes("a-1");

        Assert.Equal("close-twice", _bench.Places);
    }

    [Fact]
    public void A_stop_in_doubt_does_not_hide_an_order_in_doubt()
    {
        Ask(new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", 1, null));
        Ask(new SetTradingStop(2, Bench.Key()) { StopLoss = 90 });
        Tell(new OrderInDoubt(1, "timeout"));
        Tell(new OrderInDoubt(2, "timeout"));
        Ask(new ReadPositions(3, "", "BTCUSDT", ""));
        Tell(new PositionsRead(3, default, [], ""));

        Ask(new SetTradingStop(4, Bench.Key()) { StopLoss = 91 });

        Assert.Equal("retried-in-doubt", _bench.Places);
    }

    [Theory]
    [InlineData(true, false, "retried-in-doubt")]
    [InlineData(true, true, "")]
    [InlineData(false, false, "")]
    public void What_a_dead_process_sent_is_asked_after_by_the_next_if_the_venue_has_it(bool hasArrived, bool asks, string place)
    {
        Ask(new SetTradingStop(1, Bench.Key()) { StopLoss = 90 });
        Arrive("""{"symbol":"BTCUSDT","positionIdx":0,"takeProfit":"120"}""");
        if (hasArrived)
        {
            Arrive("""{"symbol":"BTCUSDT","positionIdx":0,"stopLoss":"90"}""");
        }

        _bench.Restart();
        if (asks)
        {
            Ask(new ReadPositions(1, "", "BTCUSDT", ""));
            Tell(new PositionsRead(1, default, [], ""));
        }

        Ask(new SetTradingStop(2, Bench.Key()) { StopLoss = 91 });

        Assert.Equal(place, _bench.Places);
    }

    [Fact]
    public void What_a_dead_process_sent_stays_in_doubt_over_another_death()
    {
        Ask(new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", 1, null));
        _bench.Checker.Called(_bench.Sight, new VenueCall("POST", "/v5/order/create", "", """{"symbol":"BTCUSDT","positionIdx":0,"orderLinkId":"a-1","reduceOnly":true}""", 0));
        _bench.Restart();
        _bench.Restart();
        Ask(new SetTradingStop(2, Bench.Key()) { StopLoss = 91 });

        Assert.Equal("retried-in-doubt", _bench.Places);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_reaches_the_venue_only_after_the_death_is_in_doubt_too(bool beforeTheNextStart)
    {
        var arrives = new VenueCall("POST", "/v5/order/create", "", """{"symbol":"BTCUSDT","positionIdx":0,"orderLinkId":"a-1","reduceOnly":true}""", 0);
        Ask(new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", 1, null));
        _bench.Checker.HostEnds(_bench.Sight);
        _bench.Sight.IsHostUp = !beforeTheNextStart;
        if (beforeTheNextStart) _bench.Checker.Called(_bench.Sight, arrives);
        _bench.Start();
        if (!beforeTheNextStart) _bench.Checker.Called(_bench.Sight, arrives);

        Ask(new PlaceReduction(1, Bench.Key(), Side.Sell, "b-1", 1, null));

        Assert.Equal("retried-in-doubt", _bench.Places);
    }

    [Fact]
    public void What_was_answered_before_the_death_is_in_no_doubt()
    {
        Ask(new SetTradingStop(1, Bench.Key()) { StopLoss = 90 });
        Arrive("""{"symbol":"BTCUSDT","positionIdx":0,"stopLoss":"90"}""");
        Tell(new OrderTaken(1, ""));
        _bench.Restart();
        Ask(new SetTradingStop(2, Bench.Key()) { StopLoss = 91 });

        Assert.Empty(_bench.Checker.Found);
    }

    private void Arrive(string body) => _bench.Checker.Called(_bench.Sight, new VenueCall("POST", "/v5/position/trading-stop", "", body, 0));

    // A close and a stop are in doubt; the close is not found.
    private void LoseClose()
    {
        Ask(new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", 2, null));
        Ask(new SetTradingStop(2, Bench.Key()) { StopLoss = 90 });
        Tell(new OrderInDoubt(1, "timeout"));
        Tell(new OrderInDoubt(2, "timeout"));
        Ask(new FindOrder(3, "BTCUSDT", "a-1"));
        Tell(new OrdersRead(3, ImmutableArray<OrderRow>.Empty));
        Ask(new ReadPositions(4, "", "BTCUSDT", ""));
        Tell(new PositionsRead(4, default, [], ""));
    }

    private void Takes(string link) =>
        _bench.Checker.Called(_bench.Sight, new VenueCall("POST", "/v5/order/create", "", $$"""{"orderLinkId":"{{link}}","reduceOnly":true}""", 0));

    private static OrderRow Row(string link, string status) => new()
    {
        OrderLinkId = link,
        Status = status,
        Symbol = "BTCUSDT",
        Category = "linear",
        OrderId = "venue",
        PositionIdx = 0,
        Side = Side.Sell,
    };

    private void Ask(RestCall call) => _bench.Checker.Asked(_bench.Sight, call);

    private void Tell(RestAnswer answer) => _bench.Checker.Answered(_bench.Sight, answer);

    private Execution Filled(string link, decimal quantity) => new()
    {
        Stamp = _bench.Stamp(),
        Symbol = "BTCUSDT",
        ExecutionId = link,
        OrderId = "",
        OrderLinkId = link,
        Side = Side.Sell,
        ExecutionType = "Trade",
        IsTrade = true,
        Quantity = quantity,
    };
}
