using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Failover;

/// <summary>What was subscribed is subscribed again.</summary>
[Category(Level.Failover)]
public sealed class SubscriptionRestorationTests
{
    [Fact]
    public async Task Ticker_subscriptions_restored()
    {
        await using var rig = await Rig.FreshAsync(new RigPlan { Fake = Rig.Lively, Watch = ["BTCUSDT", "ETHUSDT"] });
        await rig.Subscribed("BTCUSDT", "ETHUSDT");
        var before = rig.Stream.SubscribedTickers;

        rig.Exchange.Controls.Drop(ConnectionKind.Public);
        await rig.Events.Await<StreamReconnected>("public.reconnected");
        await rig.Subscribed("BTCUSDT", "ETHUSDT");

        Assert.True(before.SetEquals(rig.Stream.SubscribedTickers));
        Assert.Equal(["tickers.BTCUSDT", "tickers.ETHUSDT"], rig.Exchange.Controls.Current(ConnectionKind.Public).Topics);
        Assert.Equal(["BTCUSDT", "ETHUSDT", "BTCUSDT", "ETHUSDT"], rig.Events.Of<TickerSubscribed>().Select(it => it.Symbol));
    }

    [Fact]
    public async Task Each_topic_is_asked_for_once_on_each_socket()
    {
        await using var rig = await Rig.FreshAsync(new RigPlan { Fake = Rig.Lively, Watch = ["BTCUSDT"] });
        rig.Stream.WatchTicker("BTCUSDT");
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.SameAsVenue();

        rig.Exchange.Controls.Drop(ConnectionKind.Public);
        await rig.Events.Await<StreamReconnected>("public.reconnected");
        await rig.Fresh("again");

        foreach (var socket in rig.Exchange.Controls.Connections.Where(connection => connection.Kind == ConnectionKind.Public))
        {
            Assert.Equal(["tickers.BTCUSDT"], SentRequest.Of(socket).Where(request => request.Op == "subscribe").SelectMany(request => request.Args));
        }
    }

    [Fact]
    public async Task Prices_flow_again_for_every_restored_ticker()
    {
        await using var rig = await Rig.FreshAsync(before: exchange =>
        {
            exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
            exchange.OpenPosition("ETHUSDT", Side.Sell, 1m);
        });

        rig.Exchange.Controls.Drop(ConnectionKind.Public);
        await rig.Events.Await<StreamReconnected>("public.reconnected");
        await rig.Fresh("again");
        rig.Exchange.SetMark("BTCUSDT", 65_001m);
        rig.Exchange.SetMark("ETHUSDT", 1_901m);

        var btc = await rig.Events.Await<PositionUpdate>("BTCUSDT's new price", it => it.MarkPrice == 65_001m);
        var eth = await rig.Events.Await<PositionUpdate>("ETHUSDT's new price", it => it.MarkPrice == 1_901m);
        Assert.Equal((Freshness.Fresh, Freshness.Fresh), (btc.Freshness, eth.Freshness));
    }

    [Fact]
    public async Task A_ticker_that_nobody_wants_any_more_is_not_restored()
    {
        await using var rig = await Rig.FreshAsync(new RigPlan { Fake = Rig.Lively, Watch = ["BTCUSDT", "ETHUSDT"] });
        await rig.Subscribed("BTCUSDT", "ETHUSDT");
        rig.Stream.UnwatchTicker("ETHUSDT");
        await rig.Subscribed("BTCUSDT");

        rig.Exchange.Controls.Drop(ConnectionKind.Public);
        await rig.Events.Await<StreamReconnected>("public.reconnected");
        await rig.Fresh("again");

        Assert.Equal(["tickers.BTCUSDT"], rig.Exchange.Controls.Current(ConnectionKind.Public).Topics);
    }

    [Fact]
    public async Task A_symbol_the_venue_does_not_know_stops_no_other_before_or_after_a_loss()
    {
        await using var rig = await Rig.FreshAsync(new RigPlan { Fake = Rig.Lively, Watch = ["BTCUSDT", "NOPEUSDT", "ETHUSDT"] });
        await rig.Subscribed("BTCUSDT", "ETHUSDT");

        rig.Exchange.Controls.Drop(ConnectionKind.Public);
        await rig.Events.Await<StreamReconnected>("public.reconnected");
        await rig.Fresh("again");

        await rig.Subscribed("BTCUSDT", "ETHUSDT");
        Assert.All(rig.Events.Of<TickerRefused>(), it => Assert.Equal("NOPEUSDT", it.Symbol));
        Assert.Equal(2, rig.Events.Of<TickerRefused>().Count);
    }
}
