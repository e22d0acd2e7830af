using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Handlers;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Lifecycle;

/// <summary>The whole walk with three consumers. Stand-ins: the real plugins come with the plugin host.</summary>
[Category(Level.System)]
public sealed class CompleteLifecycleTests
{
    private static readonly PositionKey Btc = new(PositionKey.MainAccount, "BTCUSDT", 0);

    private readonly PositionManagerStandIn _manager = new();
    private readonly TrailingStopStandIn _trailing = new();
    private readonly AgedMonitorStandIn _aged = new();

    [Fact]
    public async Task Complete_position_lifecycle()
    {
        await using var rig = await Rig.FreshAsync(new RigPlan { Listen = Listen });
        Assert.True(rig.Stream.PrivateConnected && rig.Stream.PublicConnected, rig.Tell());

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");
        await AllTold(rig, "opened BTCUSDT#0");

        foreach (var mark in (decimal[])[65_300m, 65_900m, 65_600m])
        {
            rig.Exchange.Tick("BTCUSDT", last: mark, mark: mark);
        }

        await Wait.Until("the last price reached everybody", () => _manager.Tracked[Btc] is [.., 65_600m], rig.Tell);
        Assert.Equal([65_300m, 65_900m, 65_600m], _manager.Tracked[Btc].TakeLast(3));
        Assert.Equal(65_900m, _trailing.Tracked[Btc]);
        Assert.InRange(_aged.Tracked[Btc], TimeSpan.Zero, TimeSpan.FromMinutes(1));

        rig.Exchange.ClosePosition("BTCUSDT");
        await rig.Subscribed();
        await AllTold(rig, "opened BTCUSDT#0", "closed BTCUSDT#0");

        Assert.Empty(_manager.Tracked);
        Assert.Empty(_trailing.Tracked);
        Assert.Empty(_aged.Tracked);
        Assert.Empty(rig.Stream.Positions);
        Assert.Empty(rig.Exchange.Controls.Current(ConnectionKind.Public).Topics);
        Lives.MustBeInOrder(rig.Events.All);
    }

    [Fact]
    public async Task A_stop_placed_at_the_venue_follows_the_tracked_price_and_its_trigger_is_told_to_all()
    {
        await using var rig = await Rig.FreshAsync(new RigPlan { Listen = Listen });
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");
        rig.Exchange.Tick("BTCUSDT", last: 66_000m, mark: 66_000m);
        await Wait.Until("the new best is tracked", () => _trailing.Tracked.GetValueOrDefault(Btc) == 66_000m, rig.Tell);

        rig.Exchange.SetStops(new FakeExchange.Venue.StopRequest { Symbol = "BTCUSDT", StopLoss = 65_700m });
        await rig.Events.Await<PositionUpdate>("the stop is seen", it => it.Position.StopLoss == 65_700m);
        rig.Exchange.Tick("BTCUSDT", last: 65_690m, mark: 65_695m);
        await AllTold(rig, "opened BTCUSDT#0", "closed BTCUSDT#0");

        Assert.Empty(_trailing.Tracked);
        Assert.True(rig.Events.Of<PositionClosed>()[0].RealisedPnl > 0, rig.Tell());
    }

    [Fact]
    public async Task In_a_wandering_market_all_consumers_stay_in_step_with_the_venue()
    {
        await using var rig = await Rig.FreshAsync(new RigPlan
        {
            Fake = new FakeBybitOptions
            {
                Seed = 7,
                Market = new FakeExchange.Market.RandomWalkMarket { Interval = TimeSpan.FromMilliseconds(10), MarkInterval = TimeSpan.FromMilliseconds(50) },
            },
            Listen = Listen,
        });

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        rig.Exchange.OpenPosition("ETHUSDT", Side.Sell, 1m);
        await Wait.Until("fifty prices in each symbol", () => _manager.Tracked.Count == 2 && _manager.Tracked.Values.All(marks => marks.Count >= 50), rig.Tell);
        rig.Exchange.ClosePosition("BTCUSDT");
        await AllTold(rig, "opened BTCUSDT#0", "opened ETHUSDT#0", "closed BTCUSDT#0");

        Assert.Equal("ETHUSDT", Assert.Single(_aged.Tracked).Key.Symbol);
        await rig.SameAsVenue();
        Lives.MustBeInOrder(rig.Events.All);
    }

    private void Listen(Core.Events.EventRouter router)
    {
        _manager.Listen(router);
        _trailing.Listen(router);
        _aged.Listen(router);
    }

    private async Task AllTold(Rig rig, params string[] story)
    {
        await Wait.Until("the last consumer is told", () => _aged.Told.Count >= story.Length, rig.Tell);
        Assert.Equal(story, _manager.Told);
        Assert.Equal(story, _trailing.Told);
        Assert.Equal(story, _aged.Told);
    }
}
