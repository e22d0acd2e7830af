using PluginHybrid.Bybit;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Orders;

/// <summary>A host that died between sending and the answer: the next run asks the venue and sends nothing twice.</summary>
[Category(Level.Integration)]
public sealed class RecoveryTests
{
    [Fact]
    public async Task An_order_that_the_venue_has_is_found_by_our_id_and_not_placed_again()
    {
        var first = new HeldJournal();
        await using var trader = await Trader.LongAsync(first);
        var limit = Math.Ceiling(trader.Exchange.Position("BTCUSDT").MarkPrice * 1.05m);
        await trader.OutcomeOf(trader.Give(new Reduce(Trader.Leg, 0.05m, "half") { LimitPrice = limit }));

        var line = await Recover(trader, SentOf(first));

        Assert.Equal("recovered: the order was taken and is New", line.What);
        Assert.Equal(1, trader.Requests(Trader.CreatePath));
        Assert.Single(trader.Exchange.OpenOrders);
    }

    [Fact]
    public async Task An_order_that_never_arrived_is_journaled_as_such_and_not_placed()
    {
        var first = new HeldJournal();
        await using var trader = await Trader.LongAsync(first);
        trader.Exchange.Controls.Rest.Fail(Trader.CreatePath, RestFault.Reset);
        trader.Give(new ClosePosition(Trader.Leg, "a test says so"));
        await Wait.Until("the request", () => trader.Requests(Trader.CreatePath) == 1, trader.Rig.Tell);

        var line = await Recover(trader, SentOf(first) with { At = DateTimeOffset.UnixEpoch });

        Assert.Equal("recovered: the venue does not know the order", line.What);
        Assert.Equal(1, trader.Requests(Trader.CreatePath));
        Assert.Equal(0.1m, trader.Exchange.Position("BTCUSDT").Size);
    }

    [Fact]
    public async Task A_stop_that_the_venue_took_is_found_in_the_position_row()
    {
        var first = new HeldJournal();
        await using var trader = await Trader.LongAsync(first);
        await trader.OutcomeOf(trader.Stop(trader.Below(3)));

        var line = await Recover(trader, SentOf(first));

        Assert.StartsWith("recovered: done, the venue's stop is at", line.What, StringComparison.Ordinal);
        Assert.Equal(1, trader.Requests(Trader.StopPath));
    }

    private static JournalEntry SentOf(HeldJournal journal) => Assert.Single(journal.Lines, line => line.Kind == JournalKind.Sent);

    private static async Task<JournalEntry> Recover(Trader trader, JournalEntry sent)
    {
        await trader.Rig.Stop();
        var second = new HeldJournal();
        await using var stream = new BybitHybridStream(
            new BybitHybridStreamOptions
            {
                ApiKey = trader.Exchange.ApiKey,
                ApiSecret = trader.Exchange.ApiSecret,
                Endpoints = Rig.EndpointsOf(trader.Exchange),
                Connections = Rig.Brisk,
                Orders = new OrderOptions { Protection = StopPolicy.Off },
                Journal = second,
                Unfinished = [sent],
            },
            new EventRouter());
        await stream.StartAsync();
        await Wait.For("the second run to be fresh", stream.WhenFreshAsync());
        bool IsRecovered(JournalEntry line) => line.What.StartsWith("recovered", StringComparison.Ordinal);
        await Wait.Until("the fate of the old request", () => second.Lines.Any(IsRecovered), trader.Rig.Tell);
        return Assert.Single(second.Lines, IsRecovered);
    }
}
