using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Handlers;

/// <summary>A position manager's stand-in behind the router.</summary>
[Category(Level.Integration)]
public sealed class PositionManagerTests
{
    [Fact]
    public async Task Position_manager_receives_price_updates()
    {
        var manager = new PositionManagerStandIn();
        await using var rig = await Rig.FreshAsync(new RigPlan { Listen = manager.Listen });
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");

        decimal[] marks = [65_200m, 65_150.5m, 65_400m, 65_399.99m];
        Array.ForEach(marks, mark => rig.Exchange.SetMark("BTCUSDT", mark));
        await Wait.Until("the last price reached the manager", () => manager.Tracked.Values.Any(told => told.Contains(marks[^1])), rig.Tell);

        Assert.Equal(marks, Assert.Single(manager.Tracked).Value.TakeLast(marks.Length));
    }

    [Fact]
    public async Task A_manager_that_subscribes_late_still_gets_the_prices_of_what_is_held()
    {
        await using var rig = await Rig.FreshAsync();
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");
        var marks = new System.Collections.Concurrent.ConcurrentQueue<decimal?>();
        rig.Stream.Router.On<Sdk.Events.PositionUpdate>("position.update", (in Sdk.Events.PositionUpdate update) => marks.Enqueue(update.MarkPrice));

        rig.Exchange.SetMark("BTCUSDT", 65_250m);
        await Wait.Until("the tick", () => marks.Contains(65_250m), rig.Tell);

        Assert.Single(rig.Stream.Positions);
    }
}
