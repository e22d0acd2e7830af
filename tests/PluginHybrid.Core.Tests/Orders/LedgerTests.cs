using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Orders;

/// <summary>What is on its way: one per leg and kind, the newest behind it, a close before all, parts, budgets, the journal.</summary>
[Category(Level.Unit)]
public sealed class LedgerTests
{
    [Fact]
    public void One_stop_is_in_flight_and_only_the_newest_follows_it()
    {
        var desk = OrderDesk.Long();
        var first = desk.Stop(49_000m);
        var second = desk.Stop(49_100m);
        var third = desk.Stop(49_200m, "other");
        Assert.Single(desk.Sent);
        Assert.Contains("took its place", Assert.IsType<NotModified>(desk.OutcomeOf(second)).Reason, StringComparison.Ordinal);
        desk.Take();

        Assert.IsType<Accepted>(desk.OutcomeOf(first));
        desk.MustHaveSentStop(49_200m);
        desk.Take();
        Assert.IsType<Accepted>(desk.OutcomeOf(third));
    }

    [Fact]
    public void Of_two_plugins_on_one_leg_the_tighter_stop_wins_in_either_order()
    {
        var desk = OrderDesk.Short();
        desk.Stop(51_000m, "a");
        desk.MustBeDenied(desk.Stop(51_500m, "b"), RiskRules.NeverLooser);
        desk.Stop(50_500m, "b");
        desk.Take();

        desk.MustHaveSentStop(50_500m);
    }

    [Fact]
    public void Stop_take_profit_and_trail_of_one_leg_do_not_wait_for_each_other()
    {
        var desk = OrderDesk.Long();
        desk.Stop(49_000m);
        desk.Give(new SetTakeProfit(OrderDesk.Leg, 51_000m, "test"));
        desk.Give(new SetVenueTrailing(OrderDesk.Leg, 250m, "test") { ActivePrice = 52_000m });

        Assert.Equal(
            [(49_000m, null, null, null), (null, 51_000m, null, null), (null, null, 250m, 52_000m)],
            desk.Sent.Cast<SetTradingStop>().Select(set => ((decimal?, decimal?, decimal?, decimal?))(set.StopLoss, set.TakeProfit, set.TrailingStop, set.ActivePrice)));
    }

    [Fact]
    public void A_take_profit_is_removed_by_a_zero_and_a_stop_cannot_be()
    {
        var desk = OrderDesk.Long(stop: 49_000m);
        desk.Give(new SetTakeProfit(OrderDesk.Leg, null, "test"));
        Assert.Equal(0, Assert.IsType<SetTradingStop>(desk.Sent[^1]).TakeProfit);

        desk.MustBeDenied(desk.Stop(0, mayLoosen: true), RiskRules.Price);
    }

    [Fact]
    public void A_close_beats_a_stop_that_waits_and_stops_that_come_after_it()
    {
        var desk = OrderDesk.Long();
        desk.Stop(49_000m);
        var waiting = desk.Stop(49_100m);
        desk.Close();

        desk.MustBeDenied(waiting, RiskRules.Closing);
        desk.MustBeDenied(desk.Stop(49_200m), RiskRules.Closing);
        desk.Take();
        desk.MustBeDenied(desk.Stop(49_300m), RiskRules.Closing);
        desk.PushOrder("r1-aged-1", "Cancelled");
        desk.Take(desk.Sent[0]);
        desk.Stop(49_400m);
        desk.MustHaveSentStop(49_400m);
    }

    [Fact]
    public void A_close_at_a_limit_leaves_the_leg_protected()
    {
        var desk = OrderDesk.Long();
        desk.Close(limit: 51_000m);
        desk.Stop(49_000m);

        desk.MustHaveSentStop(49_000m);
    }

    [Fact]
    public void A_close_at_a_limit_is_not_placed_beside_one_that_rests_for_the_whole_leg()
    {
        var desk = OrderDesk.Long();
        desk.Close("a", limit: 51_000m);
        var rests = Assert.IsType<PlaceReduction>(desk.Sent[^1]);
        desk.Take();

        Assert.IsType<NotModified>(desk.OutcomeOf(desk.Close("a", limit: 51_000m)));

        desk.PushOrder(rests.OrderLinkId, "Cancelled");
        desk.Close("a", limit: 51_000m);
        Assert.NotEqual(rests.OrderLinkId, Assert.IsType<PlaceReduction>(desk.Sent[^1]).OrderLinkId);
    }

    [Fact]
    public void A_leg_is_not_closed_twice()
    {
        var desk = OrderDesk.Long();
        desk.Close("a");
        Assert.IsType<NotModified>(desk.OutcomeOf(desk.Close("b")));
        Assert.IsType<NotModified>(desk.OutcomeOf(desk.Reduce(0.5m, "c")));
        desk.Take();
        Assert.IsType<NotModified>(desk.OutcomeOf(desk.Close("b")));

        Assert.Single(desk.Sent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_close_at_the_market_is_not_kept_back_by_one_at_a_limit_that_may_never_fill(bool isInDoubt)
    {
        var desk = OrderDesk.Long();
        desk.Close("a", limit: 51_000m);
        var market = desk.Close("b");
        var again = desk.Close("c");
        Assert.True(desk.IsWaiting(market), "the close at the market was settled while the limit is in flight");
        Assert.IsType<NotModified>(desk.OutcomeOf(again));
        if (isInDoubt)
        {
            desk.Lose();
            Assert.Single(desk.Sent);
            desk.Session.PassSeconds(3);
            desk.ShowOrder("New");
        }
        else
        {
            desk.Take();
        }

        Assert.Equal([51_000m, null], desk.Sent.Cast<PlaceReduction>().Select(place => place.LimitPrice));
        desk.Take();
        Assert.IsType<Accepted>(desk.OutcomeOf(market));
    }

    [Fact]
    public void Of_two_closes_at_a_limit_the_second_changes_nothing()
    {
        var desk = OrderDesk.Long();
        desk.Close("a", limit: 51_000m);
        Assert.IsType<NotModified>(desk.OutcomeOf(desk.Close("b", limit: 51_100m)));

        Assert.Single(desk.Sent);
    }

    [Fact]
    public void The_journal_says_what_would_let_a_denied_command_through()
    {
        var desk = OrderDesk.Long();
        desk.Session.Halt();
        desk.Give(new SetTakeProfit(OrderDesk.Leg, 51_000m, "test"));

        Assert.EndsWith(" hybrid resume", desk.Session.Effects.Journaled.Last(line => line.Kind == JournalKind.Outcome).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_close_that_ended_unfilled_may_be_tried_again_and_silence_is_looked_up()
    {
        var desk = OrderDesk.Long();
        desk.Close("a");
        desk.Take();
        desk.Session.PassSeconds(6);
        desk.ShowOrder("Cancelled");
        desk.Close("b");

        Assert.Equal(2, desk.Sent.Count);
    }

    [Fact]
    public void Reductions_on_their_way_are_counted_so_that_they_never_add_up_to_more_than_is_held()
    {
        var desk = OrderDesk.Long();
        desk.Reduce(0.7m, "a");
        desk.Take();
        desk.Reduce(0.7m, "b");

        Assert.Equal([0.7m, 0.3m], desk.Sent.Cast<PlaceReduction>().Select(place => place.Quantity));
    }

    [Fact]
    public void A_close_that_waited_while_others_took_some_of_the_leg_goes_once()
    {
        var desk = OrderDesk.Long(size: 1m);
        desk.Reduce(0.4m, "a");
        var close = desk.Close("b");
        desk.Session.Push(Rows.Held("BTCUSDT", size: 0.6m));
        desk.Take();
        desk.Take();

        Assert.Equal([0.4m, 0.6m], desk.Sent.Cast<PlaceReduction>().Select(place => place.Quantity));
        Assert.Equal(0.6m, Assert.IsType<Accepted>(desk.OutcomeOf(close)).Quantity);
    }

    [Fact]
    public void A_market_order_above_the_largest_goes_in_parts_with_one_outcome()
    {
        var desk = OrderDesk.Long(size: 10m);
        var command = desk.Close();
        desk.Take();
        desk.Take();
        Assert.True(desk.IsWaiting(command), "the last part has no answer yet");
        desk.Take();

        Assert.Equal([4m, 4m, 2m], desk.Sent.Cast<PlaceReduction>().Select(place => place.Quantity));
        Assert.Equal(["r1-aged-1", "r1-aged-1_1", "r1-aged-1_2"], desk.Sent.Cast<PlaceReduction>().Select(place => place.OrderLinkId));
        Assert.Equal((10m, "r1-aged-1"), Assert.IsType<Accepted>(desk.OutcomeOf(command)) is var done ? (done.Quantity, done.OrderLinkId) : default);
    }

    [Theory]
    [InlineData(Side.Buy, 0.5, 0.5)]
    [InlineData(Side.Buy, 0.50099, 0.5)]
    [InlineData(Side.Buy, 2.0, 1.0)]
    [InlineData(Side.Buy, 0.995, 1.0)]
    [InlineData(Side.Sell, 0.25, 0.25)]
    public void A_quantity_is_rounded_down_cut_and_takes_an_untradable_rest_along(Side side, decimal asked, decimal sent)
    {
        var desk = side == Side.Buy ? OrderDesk.Long() : OrderDesk.Short();
        desk.Reduce(asked);

        var place = Assert.IsType<PlaceReduction>(Assert.Single(desk.Sent));
        Assert.Equal((sent, side == Side.Buy ? Side.Sell : Side.Buy), (place.Quantity, place.Side));
    }

    [Theory]
    [InlineData(0.0009)]
    [InlineData(0.009)]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_quantity_that_cannot_be_traded_is_denied(decimal asked)
    {
        var desk = OrderDesk.Long();

        desk.MustBeDenied(desk.Reduce(asked), RiskRules.Quantity);
    }

    [Theory]
    [InlineData(Side.Buy, 49_000.01, 49_000.1)]
    [InlineData(Side.Sell, 51_000.09, 51_000.0)]
    [InlineData(Side.Buy, 49_999.85, 49_999.9)]
    [InlineData(Side.Buy, 49_999.95, 49_999.9)]
    public void A_stop_is_rounded_to_the_tighter_side_but_never_to_the_mark(Side side, decimal asked, decimal sent)
    {
        var desk = side == Side.Buy ? OrderDesk.Long() : OrderDesk.Short();
        desk.Stop(asked);

        desk.MustHaveSentStop(sent);
    }

    [Theory]
    [InlineData(Side.Buy, 51_000.09, 51_000.0)]
    [InlineData(Side.Sell, 49_000.01, 49_000.1)]
    public void A_take_profit_is_rounded_towards_the_entry(Side side, decimal asked, decimal sent)
    {
        var desk = side == Side.Buy ? OrderDesk.Long() : OrderDesk.Short();
        desk.Give(new SetTakeProfit(OrderDesk.Leg, asked, "test"));

        Assert.Equal(sent, Assert.IsType<SetTradingStop>(desk.Sent[^1]).TakeProfit);
    }

    [Theory]
    [InlineData(Side.Buy, 51_000.01, 51_000.1)]
    [InlineData(Side.Sell, 49_000.09, 49_000.0)]
    public void A_limit_is_rounded_so_that_it_crosses_no_further(Side side, decimal asked, decimal sent)
    {
        var desk = side == Side.Buy ? OrderDesk.Long() : OrderDesk.Short();
        desk.Close(limit: asked);

        Assert.Equal(sent, Assert.IsType<PlaceReduction>(desk.Sent[^1]).LimitPrice);
    }

    [Fact]
    public void A_trail_is_rounded_down_to_the_tick_is_never_none_and_never_wider()
    {
        var desk = new OrderDesk(null, Rows.Held("BTCUSDT") with { TrailingStop = 300m });
        desk.Give(new SetVenueTrailing(OrderDesk.Leg, 250.19m, "test"));
        Assert.Equal(250.1m, Assert.IsType<SetTradingStop>(desk.Sent[^1]).TrailingStop);
        desk.Take();
        desk.Give(new SetVenueTrailing(OrderDesk.Leg, 0.01m, "test"));

        Assert.Equal(0.1m, Assert.IsType<SetTradingStop>(desk.Sent[^1]).TrailingStop);
        desk.MustBeDenied(desk.Give(new SetVenueTrailing(OrderDesk.Leg, 301m, "test")), RiskRules.NeverLooser);
    }

    [Fact]
    public void Take_profits_do_not_starve_stops_of_the_venues_budget()
    {
        var keys = Enumerable.Range(0, 12).Select(i => $"C{i:00}USDT").ToArray();
        var desk = new OrderDesk(null, [.. keys.Select(key => Rows.Held(key)), Rows.Held("BTCUSDT")]);
        desk.Session.Answer(new InstrumentsRead(-1, []));
        var rules = keys.Select(key => OrderDesk.Btc with { Symbol = key }).Append(OrderDesk.Btc);
        desk.Session.PassSeconds(6 * 3600 + 1);
        desk.Session.Answer(new InstrumentsRead(desk.Session.LastCall<ReadInstruments>().Id, [.. rules]));
        foreach (var key in keys)
        {
            desk.Give(new SetTakeProfit(new("main", key, 0), 51_000m, "test"), key);
        }

        Assert.Equal(7, desk.Sent.Count);
        desk.Stop(49_000m);
        desk.MustHaveSentStop(49_000m);
        desk.Session.AdvanceBy(1.1);
        Assert.Equal(13, desk.Sent.Count);
    }

    [Fact]
    public void What_waited_is_judged_anew_before_it_is_sent()
    {
        var desk = OrderDesk.Long();
        desk.Stop(49_000m);
        var second = desk.Stop(49_500m);
        desk.Session.Tick("BTCUSDT", 49_400m);
        desk.Take();

        desk.MustBeDenied(second, RiskRules.WrongSide);
    }

    [Fact]
    public void An_intent_for_a_life_that_ended_is_not_sent_for_the_next()
    {
        var desk = OrderDesk.Long();
        desk.Stop(49_000m);
        var second = desk.Stop(49_500m);
        desk.Session.Push(Rows.Flat("BTCUSDT", seq: 300));
        desk.Session.Push(Rows.Held("BTCUSDT", seq: 301));
        desk.Take(desk.Sent[0]);

        desk.MustBeDenied(second, RiskRules.NoPosition);
    }

    [Fact]
    public void A_command_is_journaled_decided_sent_and_settled_in_that_order()
    {
        var desk = OrderDesk.Long();
        desk.Stop(48_999.97m);
        desk.Take();
        desk.Stop(40_000m);

        Assert.Equal(
            [
                "Decision trail/1 set-stop 48999.97 mark",
                "Sent trail/1 set-stop 49000 mark",
                "Outcome trail/1 accepted 49000",
                "Decision trail/2 set-stop 40000 mark",
                "Outcome trail/2 denied never-looser: A stop at 40000 is looser than 49000, which BTCUSDT#0 has or is about to have.",
            ],
            desk.Session.Effects.Journaled.Where(line => line.Kind != JournalKind.Event).Select(line => $"{line.Kind} {line.Plugin}/{line.Number} {line.What}"));
        Assert.All(desk.Session.Effects.Journaled.Where(line => line.Number > 0), line => Assert.Equal(("test", "test", OrderDesk.Leg), (line.Because, line.Cause, line.Leg)));
    }

    [Fact]
    public void Account_events_halts_and_resumes_are_journaled()
    {
        var desk = OrderDesk.Long();
        desk.PushOrder("x", "New");
        desk.Session.Halt();
        desk.Session.Push(Rows.Flat("BTCUSDT", realised: 12.50m));

        Assert.Equal(
            ["Event opened Buy 1 @ 50000", "Event order New Sell", "Operator halt: a test says so", "Event closed realised 12.5"],
            desk.Session.Effects.Journaled.Select(line => $"{line.Kind} {line.What}"));
    }

    [Theory]
    [InlineData("StopLoss", "order Untriggered StopLoss Sell 0.015 @ 61250.5")]
    [InlineData("", "order Untriggered Sell 0.015")]
    public void The_line_of_a_stop_order_names_its_trigger_price(string type, string line) => Assert.Equal(line, OrderText.Of(new OrderUpdate
    {
        Stamp = default,
        Key = OrderDesk.Leg,
        OrderId = "v1",
        OrderLinkId = "",
        Side = Side.Sell,
        OrderType = "Market",
        Status = "Untriggered",
        StopOrderType = type,
        Quantity = 0.0150m,
        TriggerPrice = 61_250.50m,
    }));

    [Theory]
    [InlineData("trailing-stop", "r1-trailin24ad0-7")]
    [InlineData("aged", "r1-aged-7")]
    [InlineData("my plugin!", "r1-myplugi3708d-7")]
    public void Order_link_ids_are_short_allowed_and_the_same_every_time(string plugin, string wanted)
    {
        var id = new OrderLinkIds("r1").Of(new CommandId(plugin, 7), 0);

        Assert.Matches("^[A-Za-z0-9_-]{1,36}$", id);
        Assert.Equal(wanted, id);
        Assert.NotEqual(id, new OrderLinkIds("r2").Of(new CommandId(plugin, 7), 0));
        Assert.True(new OrderLinkIds("abcdefghij").Of(new CommandId("a-very-long-plugin-id", 99_999_999), 99).Length <= 36);
    }
}
