using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Orders;

/// <summary>Commands through the real client to the exchange and back, with everything that goes wrong on the way.</summary>
[Category(Level.Integration)]
public sealed class OrderOutcomeTests
{
    [Fact]
    public async Task A_stop_is_set_at_the_venue_and_moved_in_place()
    {
        await using var trader = await Trader.LongAsync();

        Assert.IsType<Accepted>(await trader.OutcomeOf(trader.Stop(trader.Below(3))));
        Assert.IsType<Accepted>(await trader.OutcomeOf(trader.Stop(trader.Below(2))));

        Assert.Equal(trader.Below(2), trader.Exchange.Position("BTCUSDT").StopLoss);
        await trader.Rig.SameAsVenue();
    }

    [Fact]
    public async Task Pitfall_48_The_same_stop_set_by_another_hand_is_not_modified()
    {
        await using var trader = await Trader.LongAsync();
        var price = trader.Below(3);
        trader.Exchange.Controls.Rest.Fail(Trader.StopPath, RestFault.RetCode(34040, "not modified"));

        Assert.IsType<NotModified>(await trader.OutcomeOf(trader.Stop(price)));
    }

    [Fact]
    public async Task Pitfall_50_A_price_that_moved_in_between_is_rejected_in_the_venues_words_with_the_mark()
    {
        await using var trader = await Trader.LongAsync();
        trader.Exchange.Controls.Rest.Fail(Trader.StopPath, RestFault.RetCode(10001, "StopLoss:1 set for Buy position should lower than base_price:1??MarkPrice"));

        var rejected = Assert.IsType<Rejected>(await trader.OutcomeOf(trader.Stop(trader.Below(3))));

        Assert.Contains("the mark price is now", rejected.Text, StringComparison.Ordinal);
        Assert.Equal(1, trader.Requests(Trader.StopPath));
    }

    [Fact]
    public async Task Pitfall_49_A_zero_position_that_is_open_after_all_gets_its_stop()
    {
        await using var trader = await Trader.LongAsync();
        trader.Exchange.Controls.Rest.Fail(Trader.StopPath, RestFault.RetCode(10001, "can not set tp/sl/ts for zero position"));

        Assert.IsType<Accepted>(await trader.OutcomeOf(trader.Stop(trader.Below(3))));
        Assert.Equal(2, trader.Requests(Trader.StopPath));
    }

    [Fact]
    public async Task Pitfall_49_A_position_closed_behind_a_dead_stream_is_rejected_as_closed_meanwhile()
    {
        await using var trader = await Trader.LongAsync();
        trader.Exchange.Controls.GoSilent(ConnectionKind.Private);
        trader.Exchange.ClosePosition("BTCUSDT");

        var rejected = Assert.IsType<Rejected>(await trader.OutcomeOf(trader.Stop(trader.Below(3))));

        Assert.StartsWith("closed meanwhile", rejected.Text, StringComparison.Ordinal);
        Assert.Single(trader.Rig.Events.Of<PositionClosed>());
    }

    [Fact]
    public async Task Pitfall_52_Closing_what_was_closed_behind_a_dead_stream_counts_as_done()
    {
        await using var trader = await Trader.LongAsync();
        trader.Exchange.Controls.GoSilent(ConnectionKind.Private);
        trader.Exchange.ClosePosition("BTCUSDT");

        Assert.IsType<NotModified>(await trader.OutcomeOf(trader.Give(new ClosePosition(Trader.Leg, "a test says so"))));
    }

    [Fact]
    public async Task Pitfall_53_A_close_whose_answer_was_lost_is_found_by_our_id_and_not_sent_again()
    {
        await using var trader = await Trader.LongAsync();
        trader.Exchange.Controls.Rest.Fail(Trader.CreatePath, RestFault.DoneButTimedOut);

        Assert.IsType<Accepted>(await trader.OutcomeOf(trader.Give(new ClosePosition(Trader.Leg, "a test says so"))));
        Assert.Equal(1, trader.Requests(Trader.CreatePath));
        await trader.Rig.SameAsVenue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stop_that_was_done_and_whose_answer_was_lost_is_looked_up(bool truncated)
    {
        await using var trader = await Trader.LongAsync();
        trader.Exchange.Controls.Rest.Fail(Trader.StopPath, truncated ? RestFault.Truncated : RestFault.DoneButTimedOut);

        Assert.IsType<Accepted>(await trader.OutcomeOf(trader.Stop(trader.Below(3))));
        Assert.Equal(1, trader.Requests(Trader.StopPath));
    }

    [Fact]
    public async Task A_stop_whose_connection_was_reset_is_looked_up_and_not_sent_twice_by_itself()
    {
        await using var trader = await Trader.LongAsync(orders: new OrderOptions { Protection = StopPolicy.Off, UnknownPatience = TimeSpan.FromMilliseconds(500) });
        trader.Exchange.Controls.Rest.Fail(Trader.StopPath, RestFault.Reset);

        Assert.IsType<Unknown>(await trader.OutcomeOf(trader.Stop(trader.Below(3))));
        Assert.Equal(1, trader.Requests(Trader.StopPath));
        Assert.IsType<Accepted>(await trader.OutcomeOf(trader.Stop(trader.Below(2))));
        Assert.Equal(trader.Below(2), trader.Exchange.Position("BTCUSDT").StopLoss);
    }

    [Fact]
    public async Task A_stop_that_the_venue_never_did_is_unknown_and_the_next_one_is_sent()
    {
        await using var trader = await Trader.LongAsync(orders: new OrderOptions { Protection = StopPolicy.Off, UnknownPatience = TimeSpan.FromMilliseconds(500) });
        trader.Exchange.Controls.Rest.Fail(Trader.StopPath, RestFault.RetCode(10016, "server error"));

        Assert.IsType<Unknown>(await trader.OutcomeOf(trader.Stop(trader.Below(3))));
        Assert.IsType<Accepted>(await trader.OutcomeOf(trader.Stop(trader.Below(2))));
    }

    [Fact]
    public async Task After_10006_the_stop_is_sent_again_by_itself()
    {
        await using var trader = await Trader.LongAsync();
        trader.Exchange.Controls.Rest.Fail(Trader.StopPath, RestFault.RetCode(10006, "Too many visits!"));

        Assert.IsType<Accepted>(await trader.OutcomeOf(trader.Stop(trader.Below(3))));
        Assert.Equal(2, trader.Requests(Trader.StopPath));
    }

    [Fact]
    public async Task A_limit_reduction_is_placed_and_cancelled()
    {
        await using var trader = await Trader.LongAsync();
        var limit = Math.Ceiling(trader.Exchange.Position("BTCUSDT").MarkPrice * 1.05m);

        var placed = Assert.IsType<Accepted>(await trader.OutcomeOf(trader.Give(new Reduce(Trader.Leg, 0.05m, "half") { LimitPrice = limit })));
        Assert.Equal(placed.OrderLinkId, Assert.Single(trader.Exchange.OpenOrders).OrderLinkId);
        Assert.IsType<Accepted>(await trader.OutcomeOf(trader.Give(new CancelOrder(Trader.Leg, placed.OrderLinkId, "chase"))));
        Assert.Empty(trader.Exchange.OpenOrders);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_journal_would_survive()
    {
        var journal = new HeldJournal();
        await using var trader = await Trader.LongAsync(journal);
        journal.Holds = true;
        var command = trader.Stop(trader.Below(3));
        await Wait.Until("the request to wait for the disk", () => journal.Waiting == 1);

        Assert.Equal(0, trader.Requests(Trader.StopPath));
        Assert.Equal([JournalKind.Decision, JournalKind.Sent], journal.Lines.Where(line => line.Number == 1).Select(line => line.Kind));
        journal.Flush();
        Assert.IsType<Accepted>(await trader.OutcomeOf(command));
    }

    [Fact]
    public async Task A_command_from_inside_a_handler_is_the_next_input()
    {
        await using var trader = await Trader.LongAsync();
        var price = trader.Below(3);
        var given = 0;
        trader.Rig.Stream.Router.On<PositionUpdate>(EventNames.PositionUpdate, (in PositionUpdate _) =>
        {
            if (Interlocked.Exchange(ref given, 1) == 0)
            {
                trader.Stop(price);
            }
        });
        trader.Exchange.SetMark("BTCUSDT", trader.Exchange.Position("BTCUSDT").MarkPrice + 1);

        Assert.IsType<Accepted>(await trader.OutcomeOf("trail/1"));
    }

    [Fact]
    public async Task The_watchdog_sets_an_emergency_stop_at_the_venue_without_any_plugin()
    {
        await using var trader = await Trader.LongAsync(orders: new OrderOptions
        {
            Protection = StopPolicy.Require,
            WarnAfter = TimeSpan.FromMilliseconds(50),
            AlertAfter = TimeSpan.FromMilliseconds(100),
            EmergencyStopPercent = 2m,
        });

        Assert.IsType<Accepted>(await trader.OutcomeOf("host/1"));
        await Wait.Until("the leg to be protected", () => trader.Rig.Events.Of<ProtectionAlarm>().Any(alarm => alarm.Level == ProtectionLevel.Protected), trader.Rig.Tell);
        Assert.True(trader.Exchange.Position("BTCUSDT").StopLoss > 0);
    }
}
