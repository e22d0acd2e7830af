using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests;

/// <summary>The first full walk: two real sockets, one position, one tick.</summary>
[Category(Level.Integration)]
public sealed class FirstWalkTests
{
    [Fact]
    public async Task A_tick_of_a_held_symbol_arrives_merged_with_the_position()
    {
        await using var rig = await Rig.FreshAsync();

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Events.Await<TickerSubscribed>("the ticker of the held symbol is confirmed", it => it.Symbol == "BTCUSDT");
        rig.Exchange.Tick("BTCUSDT", last: 65_200m, mark: 65_198m);

        var update = await rig.Events.Await<PositionUpdate>("an update at the new mark", it => it.Cause == UpdateCause.Tick && it.MarkPrice == 65_198m);
        Assert.Equal((65_198m - update.Position.EntryPrice) * 0.01m, update.UnrealisedPnl);
    }
}
