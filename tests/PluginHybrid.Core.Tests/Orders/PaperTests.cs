using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Orders;

/// <summary>Mode paper: nothing is sent, the host plays the venue at the live prices, in a book of that plugin's own.</summary>
[Category(Level.Unit)]
public sealed class PaperTests
{
    [Fact]
    public void A_paper_stop_is_not_sent_and_shows_on_paper_only()
    {
        var desk = OrderDesk.Long();

        var outcome = desk.OutcomeOf(desk.Stop(48_999.97m, mode: PluginMode.Paper));

        Assert.Equal(new Accepted("trail/1") { Price = 49_000m, WasSent = false }, outcome);
        Assert.Equal(49_000m, Assert.Single(Told<PositionUpdate>(desk)).Position.StopLoss);
        Assert.Empty(desk.Sent);
        Assert.All(desk.Session.Effects.Events.OfType<PositionUpdate>(), real => Assert.Null(real.Position.StopLoss));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_paper_stop_fills_when_the_mark_reaches_it_and_closes_the_leg_on_paper_once(bool isLong)
    {
        var desk = isLong ? OrderDesk.Long() : OrderDesk.Short();
        desk.Stop(isLong ? 49_000m : 51_000m, mode: PluginMode.Paper);
        desk.Session.Tick("BTCUSDT", isLong ? 49_000.1m : 50_999.9m);
        Assert.Empty(Told<PositionClosed>(desk));

        desk.Session.Tick("BTCUSDT", isLong ? 48_990m : 51_010m);
        desk.Session.Tick("BTCUSDT", isLong ? 48_000m : 52_000m);

        var closed = Assert.Single(Told<PositionClosed>(desk));
        Assert.Equal(-1_010m, closed.RealisedPnl);
        var filled = Assert.Single(Told<OrderUpdate>(desk));
        Assert.Equal(("StopLoss", "Filled", isLong ? Side.Sell : Side.Buy), (filled.StopOrderType, filled.Status, filled.Side));
        Assert.True(Assert.Single(Told<Execution>(desk)) is { IsTrade: true, Quantity: 1m });
        Assert.Contains($"paper filled StopLoss {(isLong ? "Sell" : "Buy")} 1 @ {(isLong ? 48_990 : 51_010)}", Lines(desk));
        Assert.Contains("paper closed realised -1010", Lines(desk));
        Assert.Empty(desk.Session.Effects.Events.OfType<PositionClosed>());
        Assert.Empty(desk.Sent);
    }

    [Fact]
    public void A_stop_by_last_price_does_not_go_off_by_the_mark_price()
    {
        var desk = OrderDesk.Long();
        desk.Session.Tick("BTCUSDT", 50_000m, 50_000m);
        desk.Give(new SetStop(OrderDesk.Leg, 49_000m, "test") { Trigger = StopTrigger.LastPrice }, mode: PluginMode.Paper);

        desk.Session.Tick("BTCUSDT", 48_900m, 49_500m);
        Assert.Empty(Told<PositionClosed>(desk));
        desk.Session.Tick("BTCUSDT", 49_500m, 48_950m);
        Assert.Equal(-1_050m, Assert.Single(Told<PositionClosed>(desk)).RealisedPnl);
    }

    [Fact]
    public void A_take_profit_fills_above()
    {
        var desk = OrderDesk.Long();
        desk.Give(new SetTakeProfit(OrderDesk.Leg, 51_000m, "test"), mode: PluginMode.Paper);
        desk.Session.Tick("BTCUSDT", 50_999m);
        Assert.Empty(Told<PositionClosed>(desk));

        desk.Session.Tick("BTCUSDT", 51_000m);

        Assert.Equal(1_000m, Assert.Single(Told<PositionClosed>(desk)).RealisedPnl);
    }

    [Fact]
    public void A_trailing_stop_waits_for_its_activation_follows_the_best_price_and_goes_off_at_its_distance()
    {
        var desk = OrderDesk.Long();
        desk.Give(new SetVenueTrailing(OrderDesk.Leg, 200m, "test") { ActivePrice = 50_500m }, mode: PluginMode.Paper);
        foreach (var mark in (decimal[])[50_400m, 50_100m, 50_600m, 50_900m, 50_701m])
        {
            desk.Session.Tick("BTCUSDT", mark, mark);
        }

        Assert.Empty(Told<PositionClosed>(desk));
        desk.Session.Tick("BTCUSDT", 50_699m, 50_699m);

        Assert.Equal(699m, Assert.Single(Told<PositionClosed>(desk)).RealisedPnl);
        Assert.Equal(50_700m, Told<OrderUpdate>(desk)[^1].TriggerPrice);
    }

    [Fact]
    public void A_market_reduction_fills_at_once_and_the_rest_of_the_leg_lives_on()
    {
        var desk = OrderDesk.Long();

        var accepted = Assert.IsType<Accepted>(desk.OutcomeOf(desk.Reduce(0.4m, mode: PluginMode.Paper)));

        Assert.Equal((false, 0.4m), (accepted.WasSent, accepted.Quantity));
        Assert.Equal(0.6m, Told<PositionUpdate>(desk)[^1].Position.Size);
        Assert.Equal(["New", "Filled"], Told<OrderUpdate>(desk).Select(order => order.Status));
        var second = Assert.IsType<Accepted>(desk.OutcomeOf(desk.Close(mode: PluginMode.Paper)));
        Assert.Equal(0.6m, second.Quantity);
        Assert.Single(Told<PositionClosed>(desk));
    }

    [Fact]
    public void A_limit_rests_until_the_price_crosses_it_and_can_be_cancelled_by_its_owner_only()
    {
        var desk = OrderDesk.Long();
        var first = Assert.IsType<Accepted>(desk.OutcomeOf(desk.Reduce(0.5m, limit: 50_500m, mode: PluginMode.Paper)));
        var second = Assert.IsType<Accepted>(desk.OutcomeOf(desk.Reduce(0.2m, limit: 50_600m, mode: PluginMode.Paper)));
        desk.MustBeDenied(desk.Give(new CancelOrder(OrderDesk.Leg, first.OrderLinkId, "test"), "other", PluginMode.Paper), RiskRules.OwnOrders);
        Assert.IsType<Accepted>(desk.OutcomeOf(desk.Give(new CancelOrder(OrderDesk.Leg, second.OrderLinkId, "test"), "aged", PluginMode.Paper)));

        desk.Session.Tick("BTCUSDT", 50_499m, touch: true);
        Assert.Empty(Told<Execution>(desk));
        desk.Session.Tick("BTCUSDT", 50_700m, touch: true);

        Assert.True(Assert.Single(Told<Execution>(desk)) is { Price: 50_500m, Quantity: 0.5m });
        Assert.Equal(0.5m, Told<PositionUpdate>(desk)[^1].Position.Size);
    }

    [Fact]
    public void Nothing_may_be_done_to_a_leg_that_is_closed_on_paper_until_its_next_life()
    {
        var desk = OrderDesk.Long();
        desk.Close(mode: PluginMode.Paper);

        desk.MustBeDenied(desk.Stop(49_000m, "aged", mode: PluginMode.Paper), RiskRules.NoPosition);
        desk.Session.Push(Rows.Flat("BTCUSDT", seq: 300), Rows.Held("BTCUSDT", seq: 301));
        Assert.IsType<Accepted>(desk.OutcomeOf(desk.Stop(49_000m, "aged", mode: PluginMode.Paper)));
        Assert.Equal(2, Told<PositionUpdate>(desk)[^1].Position.Life);
    }

    [Fact]
    public void The_real_close_closes_the_paper_leg_and_its_stop_can_no_longer_go_off()
    {
        var desk = OrderDesk.Long();
        desk.Stop(49_000m, mode: PluginMode.Paper);
        desk.Session.Push(Rows.Flat("BTCUSDT", seq: 300), Rows.Held("BTCUSDT", seq: 301));

        desk.Session.Tick("BTCUSDT", 48_000m);

        Assert.Empty(Told<Execution>(desk));
    }

    [Fact]
    public void What_a_hand_changes_at_the_venue_is_brought_to_paper_with_the_paper_stop_kept()
    {
        var desk = OrderDesk.Long();
        desk.Stop(49_000m, mode: PluginMode.Paper);
        desk.Reduce(0.4m, "trail", mode: PluginMode.Paper);

        desk.Session.Push(Rows.Held("BTCUSDT", 0.9m, seq: 300) with { StopLoss = 40_000m });
        Assert.True(Told<PositionUpdate>(desk)[^1].Position is { Size: 0.5m, StopLoss: 49_000m });
        desk.Session.Push(Rows.Held("BTCUSDT", 0.3m, seq: 301));

        Assert.Single(Told<PositionClosed>(desk));
    }

    [Fact]
    public void Two_plugins_on_paper_do_not_see_each_other_and_a_command_in_another_mode_ends_the_book()
    {
        var desk = OrderDesk.Long();
        desk.Stop(49_500m, "a", mode: PluginMode.Paper);
        Assert.IsType<Accepted>(desk.OutcomeOf(desk.Stop(49_000m, "b", mode: PluginMode.Paper)));
        desk.MustBeDenied(desk.Stop(49_400m, "a", mode: PluginMode.Paper), RiskRules.NeverLooser);
        Assert.IsType<NotModified>(desk.OutcomeOf(desk.Stop(49_500m, "a", mode: PluginMode.Paper)));
        desk.Stop(48_000m, "b", mode: PluginMode.Shadow);

        desk.Session.Tick("BTCUSDT", 48_900m);

        Assert.Equal("a", Assert.Single(desk.Session.Effects.Events.OfType<PaperEvent>(), told => told.Inside is PositionClosed).Plugin);
    }

    private static List<TEvent> Told<TEvent>(OrderDesk desk)
        where TEvent : struct, IHybridEvent => [.. desk.Session.Effects.Events.OfType<PaperEvent>().Select(told => told.Inside).OfType<TEvent>()];

    private static IEnumerable<string> Lines(OrderDesk desk) =>
        desk.Session.Effects.Journaled.Where(line => line is { Kind: JournalKind.Event, Mode: PluginMode.Paper }).Select(line => line.What);
}
