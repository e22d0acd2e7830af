using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Orders;

/// <summary>Every rule of the gate: what it stops, what it lets through, and what would let it through.</summary>
[Category(Level.Unit)]
public sealed class GateTests
{
    public static TheoryData<string, Capabilities> Needs => new()
    {
        { "stop", Capabilities.MoveStops },
        { "profit", Capabilities.TakeProfits },
        { "trail", Capabilities.VenueTrailing },
        { "reduce", Capabilities.Reduce },
        { "close", Capabilities.Reduce },
        { "cancel", Capabilities.CancelOwnOrders },
    };

    [Theory]
    [MemberData(nameof(Needs))]
    public void Without_its_grant_a_command_is_denied_and_the_fix_names_the_line_to_add(string what, Capabilities needed)
    {
        var desk = OrderDesk.Long();

        var denied = desk.MustBeDenied(desk.Give(Command(what), granted: OrderDesk.Everything & ~needed), RiskRules.Capability);

        Assert.Contains(needed.ToString(), denied.Reason, StringComparison.Ordinal);
        Assert.Contains("plugins.trail.allow", denied.Fix, StringComparison.Ordinal);
        Assert.Empty(desk.Sent);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("profit")]
    [InlineData("trail")]
    [InlineData("reduce")]
    [InlineData("close")]
    public void With_exactly_its_grant_a_command_is_sent(string what)
    {
        var desk = OrderDesk.Long();

        desk.Give(Command(what), granted: Needs.Single(row => row.Data.Item1 == what).Data.Item2);

        Assert.Single(desk.Sent);
    }

    [Fact]
    public void A_leg_that_is_not_open_gets_no_orders()
    {
        var desk = OrderDesk.Long();
        desk.Session.Push(Rows.Flat("BTCUSDT"));

        desk.MustBeDenied(desk.Stop(49_000m), RiskRules.NoPosition);
        desk.MustBeDenied(desk.Close(), RiskRules.NoPosition);
        desk.MustBeDenied(desk.Give(new SetStop(new("main", "NOSUCHUSDT", 0), 1m, "test")), RiskRules.NoPosition);
        desk.MustBeDenied(desk.Give(new SetStop(OrderDesk.Leg with { Account = "other" }, 49_000m, "test")), RiskRules.NoPosition);
        Assert.Empty(desk.Sent);
    }

    [Theory]
    [InlineData(Side.Buy, 48_999.9, false)]
    [InlineData(Side.Buy, 49_000.1, true)]
    [InlineData(Side.Sell, 51_000.1, false)]
    [InlineData(Side.Sell, 50_999.9, true)]
    public void A_stop_may_only_move_towards_the_price(Side side, decimal price, bool passes)
    {
        var desk = side == Side.Buy ? OrderDesk.Long(stop: 49_000m) : OrderDesk.Short(stop: 51_000m);

        var command = desk.Stop(price);

        Assert.Equal(passes ? 1 : 0, desk.Sent.Count);
        if (!passes)
        {
            Assert.Contains("looser", desk.MustBeDenied(command, RiskRules.NeverLooser).Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_stop_is_compared_with_the_one_on_its_way_too()
    {
        var desk = OrderDesk.Long(stop: 48_000m);
        desk.Stop(49_000m);

        desk.MustBeDenied(desk.Stop(48_500m, "other"), RiskRules.NeverLooser);
        desk.Take();
        desk.MustBeDenied(desk.Stop(48_600m, "other"), RiskRules.NeverLooser);
    }

    [Fact]
    public void What_a_person_set_by_hand_after_us_counts()
    {
        var desk = OrderDesk.Long(stop: 48_000m);
        desk.Stop(49_000m);
        desk.Take();
        desk.Session.Push(Rows.Held("BTCUSDT", 0.9m, seq: 101) with { StopLoss = 48_000m });
        desk.MustBeDenied(desk.Stop(48_500m), RiskRules.NeverLooser);
        desk.Session.Push(Rows.Held("BTCUSDT", 0.9m, seq: 102) with { StopLoss = 49_000m });
        desk.Session.Push(Rows.Held("BTCUSDT", 0.9m, seq: 103) with { StopLoss = 48_000m });
        desk.Stop(48_500m);

        desk.MustHaveSentStop(48_500m);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void A_stop_is_loosened_only_when_command_grant_and_operator_agree(bool commanded, bool operatorAllows, bool passes)
    {
        var desk = OrderDesk.Long(new OrderOptions { AllowLoosen = operatorAllows, Protection = StopPolicy.Off }, stop: 49_000m);

        var command = desk.Stop(48_000m, mayLoosen: commanded);

        Assert.Equal(passes, desk.IsWaiting(command));
        if (!passes)
        {
            desk.MustBeDenied(command, RiskRules.NeverLooser);
        }
    }

    [Fact]
    public void Loosening_needs_its_own_grant()
    {
        var desk = OrderDesk.Long(new OrderOptions { AllowLoosen = true, Protection = StopPolicy.Off }, stop: 49_000m);

        desk.MustBeDenied(
            desk.Give(new SetStop(OrderDesk.Leg, 48_000m, "test") { MayLoosen = true }, granted: Capabilities.MoveStops), RiskRules.Capability);
    }

    [Theory]
    [InlineData(Side.Buy, 50_000.0, false)]
    [InlineData(Side.Buy, 49_999.95, true)]
    [InlineData(Side.Buy, 50_100.0, false)]
    [InlineData(Side.Buy, 49_999.9, true)]
    [InlineData(Side.Sell, 50_000.0, false)]
    [InlineData(Side.Sell, 49_900.0, false)]
    [InlineData(Side.Sell, 50_000.1, true)]
    public void Pitfall_50_A_stop_that_the_mark_price_has_passed_or_would_within_a_tick_is_not_sent(Side side, decimal price, bool passes)
    {
        var desk = side == Side.Buy ? OrderDesk.Long() : OrderDesk.Short();

        var command = desk.Stop(price);

        Assert.Equal(passes ? 1 : 0, desk.Sent.Count);
        if (!passes)
        {
            Assert.Contains("50000", desk.MustBeDenied(command, RiskRules.WrongSide).Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_price_that_sets_a_stop_off_counts_as_well_as_the_mark()
    {
        var desk = OrderDesk.Long();
        desk.Session.Tick("BTCUSDT", 50_000m, last: 49_500m);

        desk.MustBeDenied(desk.Give(new SetStop(OrderDesk.Leg, 49_600m, "test") { Trigger = StopTrigger.LastPrice }), RiskRules.WrongSide);
        desk.Give(new SetStop(OrderDesk.Leg, 49_600m, "test"));

        Assert.Equal(StopTrigger.MarkPrice, desk.MustHaveSentStop(49_600m).Trigger);
    }

    [Fact]
    public void A_take_profit_on_the_wrong_side_is_not_sent()
    {
        var desk = OrderDesk.Long();

        desk.MustBeDenied(desk.Give(new SetTakeProfit(OrderDesk.Leg, 49_000m, "test")), RiskRules.WrongSide);
        Assert.Empty(desk.Sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void While_a_half_is_stale_only_a_tighter_stop_passes(bool privateHalf)
    {
        var desk = OrderDesk.Long(new OrderOptions { AllowLoosen = true, Protection = StopPolicy.Off }, stop: 48_000m);
        desk.Session.Lose(privateHalf ? desk.Session.Private : desk.Session.Public);

        desk.MustBeDenied(desk.Close(), RiskRules.Stale);
        desk.MustBeDenied(desk.Reduce(0.5m), RiskRules.Stale);
        desk.MustBeDenied(desk.Give(Command("profit")), RiskRules.Stale);
        desk.MustBeDenied(desk.Give(Command("trail")), RiskRules.Stale);
        desk.MustBeDenied(desk.Stop(47_000m, mayLoosen: true), RiskRules.Stale);
        desk.Stop(49_000m);

        desk.MustHaveSentStop(49_000m);
    }

    [Fact]
    public void While_halted_only_protection_passes_and_resume_ends_it()
    {
        var desk = OrderDesk.Long(new OrderOptions { AllowLoosen = true, Protection = StopPolicy.Off }, stop: 48_000m);
        desk.Session.Halt();

        Assert.Equal("hybrid resume", desk.MustBeDenied(desk.Give(Command("profit")), RiskRules.Halted).Fix);
        desk.MustBeDenied(desk.Give(Command("trail")), RiskRules.Halted);
        desk.MustBeDenied(desk.Stop(47_000m, mayLoosen: true), RiskRules.Halted);
        desk.Stop(49_000m);
        desk.Reduce(0.5m);
        Assert.Equal(2, desk.Sent.Count);
        desk.Session.Halt(false);
        desk.Give(Command("profit"));

        Assert.Equal(3, desk.Sent.Count);
    }

    [Fact]
    public void While_halted_an_order_of_ours_can_be_cancelled()
    {
        var desk = OrderDesk.Long();
        desk.Reduce(0.5m, "aged", limit: 51_000m);
        desk.Take();
        desk.Session.Halt();
        var cancel = desk.Give(new CancelOrder(OrderDesk.Leg, "r1-aged-1", "test"), "aged");
        desk.Take();

        Assert.IsType<Accepted>(desk.OutcomeOf(cancel));
    }

    [Theory]
    [InlineData(Side.Buy, 50_500, null, false)]
    [InlineData(Side.Sell, 49_500, null, false)]
    [InlineData(Side.Buy, 49_500, null, true)]
    [InlineData(Side.Sell, 50_500, null, true)]
    [InlineData(Side.Buy, 50_500, 49_000, true)]
    [InlineData(Side.Sell, 49_500, 51_000, true)]
    [InlineData(Side.Buy, null, null, true)]
    public void A_trail_is_not_replaced_by_one_that_waits_unless_a_stop_is_there(Side side, int? from, int? stop, bool passes)
    {
        var desk = new OrderDesk(null, Rows.Held("BTCUSDT", side: side) with { TrailingStop = 300m, StopLoss = stop });

        var command = desk.Give(new SetVenueTrailing(OrderDesk.Leg, 250m, "test") { ActivePrice = from });

        Assert.Equal(passes ? 1 : 0, desk.Sent.Count);
        if (!passes)
        {
            Assert.Contains("protect nothing", desk.MustBeDenied(command, RiskRules.NeverLooser).Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_trail_that_waits_may_be_replaced_by_another_that_waits_until_it_is_active()
    {
        var desk = OrderDesk.Long();
        desk.Give(new SetVenueTrailing(OrderDesk.Leg, 300m, "test") { ActivePrice = 50_500m });
        desk.Take();
        desk.Session.Push(Rows.Held("BTCUSDT", seq: 101) with { TrailingStop = 300m });
        desk.Give(new SetVenueTrailing(OrderDesk.Leg, 290m, "test") { ActivePrice = 50_500m });
        desk.Take();
        desk.Session.Push(Rows.Held("BTCUSDT", seq: 102) with { TrailingStop = 290m });
        desk.Session.Tick("BTCUSDT", 50_600m);
        desk.Session.Tick("BTCUSDT", 50_100m);

        desk.MustBeDenied(desk.Give(new SetVenueTrailing(OrderDesk.Leg, 280m, "test") { ActivePrice = 50_500m }), RiskRules.NeverLooser);
        Assert.Equal(2, desk.Sent.Count);
    }

    [Fact]
    public void A_plugin_that_floods_is_stopped_by_its_own_budget_and_the_others_are_not()
    {
        var desk = OrderDesk.Long();
        for (var i = 0; i < 10; i++)
        {
            desk.Stop(49_000m + i);
        }

        desk.MustBeDenied(desk.Stop(49_500m), RiskRules.Budget);
        Assert.True(desk.IsWaiting(desk.Stop(49_600m, "calm")));
        desk.Session.AdvanceBy(0.2);
        Assert.True(desk.IsWaiting(desk.Stop(49_700m)), "a fifth of a second is worth one command");
        desk.MustBeDenied(desk.Stop(49_800m), RiskRules.Budget);
    }

    [Fact]
    public void Before_the_trading_rules_are_read_nothing_can_be_rounded()
    {
        var session = SessionHarness.Live(new Core.Session.SessionOptions { Orders = new OrderOptions() }, Rows.Held("BTCUSDT"));

        session.Command(new CommandRequest
        {
            Id = new("trail", 1),
            Command = new SetStop(OrderDesk.Leg, 49_000m, "test"),
            Mode = PluginMode.Live,
            Granted = OrderDesk.Everything,
        });

        session.MustHaveTold("trail/1 denied no-instrument");
    }

    [Fact]
    public void A_session_without_orders_denies_every_command()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Command(new CommandRequest
        {
            Id = new("trail", 1),
            Command = new SetStop(OrderDesk.Leg, 49_000m, "test"),
            Mode = PluginMode.Live,
            Granted = OrderDesk.Everything,
        });

        session.MustHaveTold("trail/1 denied read-only");
    }

    [Fact]
    public void A_plugin_cancels_its_own_orders_only()
    {
        var desk = OrderDesk.Long();
        desk.Reduce(0.5m, "aged", limit: 51_000m);
        desk.Take();

        Assert.Contains("aged", desk.MustBeDenied(desk.Give(new CancelOrder(OrderDesk.Leg, "r1-aged-1", "test")), RiskRules.OwnOrders).Reason, StringComparison.Ordinal);
        desk.MustBeDenied(desk.Give(new CancelOrder(OrderDesk.Leg, "by-hand", "test")), RiskRules.OwnOrders);
        desk.Give(new CancelOrder(OrderDesk.Leg, "r1-aged-1", "test"), "aged");

        Assert.IsType<Core.Rest.CancelReduction>(desk.Sent[^1]);
    }

    private static OrderCommand Command(string what) => what switch
    {
        "stop" => new SetStop(OrderDesk.Leg, 49_000m, "test"),
        "profit" => new SetTakeProfit(OrderDesk.Leg, 51_000m, "test"),
        "trail" => new SetVenueTrailing(OrderDesk.Leg, 250m, "test"),
        "reduce" => new Reduce(OrderDesk.Leg, 0.5m, "test"),
        "close" => new ClosePosition(OrderDesk.Leg, "test"),
        _ => new CancelOrder(OrderDesk.Leg, "r1-aged-1", "test"),
    };
}
