using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Orders;

/// <summary>The watchdog: warns and alerts only after the venue itself shows no stop, and sets one where it is told to.</summary>
[Category(Level.Unit)]
public sealed class GuardTests
{
    private static readonly OrderOptions Require = new() { Protection = StopPolicy.Require, EmergencyStopPercent = 2m };

    [Fact]
    public void A_leg_with_a_stop_is_left_in_peace()
    {
        var desk = OrderDesk.Long(new OrderOptions(), stop: 49_000m);
        desk.Session.PassSeconds(300);

        Assert.Empty(Alarms(desk));
        Assert.DoesNotContain(desk.Session.Effects.Calls, call => call is ReadOpenOrders);
    }

    [Fact]
    public void A_leg_without_one_is_warned_of_then_alerted_and_then_protected_once()
    {
        var desk = OrderDesk.Long(new OrderOptions());
        desk.Session.PassSeconds(29);
        Assert.DoesNotContain(desk.Session.Effects.Calls, call => call is ReadPositions { Symbol: "BTCUSDT" });
        desk.Session.PassSeconds(2);
        Assert.Empty(Alarms(desk));
        ShowNone(desk);
        Assert.Equal([ProtectionLevel.Warning], Levels(desk));
        desk.Session.PassSeconds(90);
        ShowNone(desk);
        Assert.Equal([ProtectionLevel.Warning, ProtectionLevel.Alert], Levels(desk));
        desk.Session.Push(Rows.Held("BTCUSDT", seq: 101) with { StopLoss = 49_000m });
        desk.Session.Push(Rows.Held("BTCUSDT", seq: 102) with { StopLoss = 49_100m });

        Assert.Equal([ProtectionLevel.Warning, ProtectionLevel.Alert, ProtectionLevel.Protected], Levels(desk));
        Assert.Equal(3, desk.Session.Effects.Journaled.Count(line => line.Kind == JournalKind.Alarm && line.Leg == OrderDesk.Leg));
        Assert.Empty(desk.Sent);
    }

    [Fact]
    public void A_stop_that_only_the_venue_knows_of_raises_no_alarm()
    {
        var desk = OrderDesk.Long(new OrderOptions());
        desk.Session.PassSeconds(31);
        desk.Show(Rows.Held("BTCUSDT") with { StopLoss = 49_000m });
        desk.Session.PassSeconds(200);

        Assert.Empty(Alarms(desk));
    }

    [Theory]
    [InlineData("PartialStopLoss", "Untriggered", 0, true)]
    [InlineData("PartialTakeProfit", "Untriggered", 0, false)]
    [InlineData("PartialStopLoss", "Deactivated", 0, false)]
    [InlineData("PartialStopLoss", "Untriggered", 1, false)]
    public void A_stop_order_over_a_part_of_this_leg_counts(string type, string status, int idx, bool counts)
    {
        var desk = OrderDesk.Long(new OrderOptions());
        desk.Session.PassSeconds(31);
        desk.Show(Rows.Held("BTCUSDT"));
        desk.Session.Answer(new OrdersRead(desk.Session.LastCall<ReadOpenOrders>().Id, [new OrderRow
        {
            Category = "linear",
            Symbol = "BTCUSDT",
            PositionIdx = idx,
            OrderId = "v1",
            OrderLinkId = "",
            Side = Side.Sell,
            Status = status,
            StopOrderType = type,
        }]));

        Assert.Equal(counts ? 0 : 1, Alarms(desk).Count);
    }

    [Fact]
    public void A_venue_that_cannot_be_asked_is_no_reason_to_be_silent()
    {
        var desk = OrderDesk.Long(new OrderOptions());
        desk.Session.PassSeconds(31);
        desk.Session.Answer(new RestFailed(desk.Session.LastCall<ReadPositions>().Id, RestFailureKind.Transient, "timeout"));

        Assert.Contains("timeout", Assert.Single(Alarms(desk)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_emergency_stop_goes_through_the_gate_at_its_distance_and_even_when_halted()
    {
        var desk = OrderDesk.Long(Require);
        desk.Session.Halt();
        desk.Session.PassSeconds(31);
        ShowNone(desk);
        Assert.Empty(desk.Sent);
        desk.Session.PassSeconds(90);
        ShowNone(desk);

        Assert.Equal([ProtectionLevel.Warning, ProtectionLevel.EmergencyStop], Levels(desk));
        desk.MustHaveSentStop(49_000m);
        desk.Take();
        Assert.IsType<Accepted>(desk.OutcomeOf("host/1"));
    }

    [Fact]
    public void A_short_gets_its_emergency_stop_above()
    {
        var desk = OrderDesk.Short(Require);
        desk.Session.PassSeconds(31);
        ShowNone(desk, Side.Sell);
        desk.Session.PassSeconds(90);
        ShowNone(desk, Side.Sell);

        desk.MustHaveSentStop(51_000m);
    }

    [Theory]
    [InlineData(StopPolicy.Off)]
    [InlineData(StopPolicy.Warn)]
    public void Without_the_policy_no_emergency_stop_is_set(StopPolicy policy)
    {
        var desk = OrderDesk.Long(Require with { Protection = policy });
        desk.Session.PassSeconds(31);
        if (policy == StopPolicy.Off)
        {
            Assert.DoesNotContain(desk.Session.Effects.Calls, call => call is ReadPositions { Symbol: "BTCUSDT" });
            return;
        }

        ShowNone(desk);
        desk.Session.PassSeconds(90);
        ShowNone(desk);
        Assert.Empty(desk.Sent);
    }

    [Fact]
    public void A_leg_that_opens_anew_has_its_full_grace()
    {
        var desk = OrderDesk.Long(new OrderOptions());
        desk.Session.PassSeconds(20);
        desk.Session.Push(Rows.Flat("BTCUSDT", seq: 300));
        desk.Session.Push(Rows.Held("BTCUSDT", seq: 301));
        desk.Session.PassSeconds(25);

        Assert.DoesNotContain(desk.Session.Effects.Calls, call => call is ReadPositions { Symbol: "BTCUSDT" });
    }

    [Fact]
    public void A_trail_that_waits_for_its_price_is_no_protection_until_the_price_has_passed_it()
    {
        var desk = OrderDesk.Long(new OrderOptions());
        desk.Give(new SetVenueTrailing(OrderDesk.Leg, 300m, "test") { ActivePrice = 50_500m });
        desk.Take();
        desk.Session.Push(Rows.Held("BTCUSDT", seq: 101) with { TrailingStop = 300m });
        desk.Session.PassSeconds(31);
        desk.Show(Rows.Held("BTCUSDT", seq: 101) with { TrailingStop = 300m });
        desk.Session.Answer(new OrdersRead(desk.Session.LastCall<ReadOpenOrders>().Id, [Trail(50_500m)]));
        Assert.Contains("not active yet", Assert.Single(Alarms(desk)).Reason, StringComparison.Ordinal);
        desk.Session.Tick("BTCUSDT", 50_600m);
        desk.Session.Tick("BTCUSDT", 50_100m);
        desk.Session.PassSeconds(1);

        Assert.Equal([ProtectionLevel.Warning, ProtectionLevel.Protected], Levels(desk));
    }

    [Fact]
    public void A_trail_that_the_venue_took_without_a_price_to_wait_for_protects_at_once()
    {
        var desk = OrderDesk.Long(new OrderOptions());
        desk.Give(new SetVenueTrailing(OrderDesk.Leg, 300m, "test"));
        desk.Take();
        desk.Session.Push(Rows.Held("BTCUSDT", seq: 101) with { TrailingStop = 300m });
        desk.Session.PassSeconds(200);

        Assert.Empty(Alarms(desk));
        Assert.DoesNotContain(desk.Session.Effects.Calls, call => call is ReadOpenOrders);
    }

    [Theory]
    [InlineData(49_800, true)]
    [InlineData(50_500, false)]
    [InlineData(null, false)]
    public void A_trail_of_unknown_origin_protects_once_its_order_shows_a_stop_behind_the_price(int? trigger, bool protects)
    {
        var desk = new OrderDesk(new OrderOptions(), Rows.Held("BTCUSDT") with { TrailingStop = 300m });
        desk.Session.PassSeconds(31);
        desk.Show(Rows.Held("BTCUSDT") with { TrailingStop = 300m });
        desk.Session.Answer(new OrdersRead(desk.Session.LastCall<ReadOpenOrders>().Id, [Trail(trigger)]));

        Assert.Equal(protects ? 0 : 1, Alarms(desk).Count);
    }

    private static OrderRow Trail(decimal? trigger) => new()
    {
        Category = "linear",
        Symbol = "BTCUSDT",
        PositionIdx = 0,
        OrderId = "v1",
        OrderLinkId = "",
        Side = Side.Sell,
        Status = "Untriggered",
        StopOrderType = "TrailingStop",
        TriggerPrice = trigger,
    };

    private static void ShowNone(OrderDesk desk, Side side = Side.Buy)
    {
        desk.Show(Rows.Held("BTCUSDT", side: side));
        desk.Session.Answer(new OrdersRead(desk.Session.LastCall<ReadOpenOrders>().Id, []));
    }

    private static List<ProtectionAlarm> Alarms(OrderDesk desk) => [.. desk.Session.Effects.Events.OfType<ProtectionAlarm>()];

    private static List<ProtectionLevel> Levels(OrderDesk desk) => [.. Alarms(desk).Select(alarm => alarm.Level)];
}
