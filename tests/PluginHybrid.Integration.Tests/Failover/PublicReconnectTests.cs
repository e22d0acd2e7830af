using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Failover;

/// <summary>The public stream after its socket is gone.</summary>
[Category(Level.Failover)]
public sealed class PublicReconnectTests
{
    [Theory]
    [InlineData(Cut.Abort)]
    [InlineData(Cut.CloseFrame)]
    [InlineData(Cut.EndOfStream)]
    [InlineData(Cut.Silence)]
    public async Task Public_ws_reconnects(Cut cut)
    {
        await using var rig = await Rig.FreshAsync(Plans.ShortPong);
        var before = rig.Now;

        rig.Exchange.CutOff(ConnectionKind.Public, cut);
        await rig.Events.Await<StreamReconnected>("public.reconnected", it => it.Stream == StreamKind.Public);
        await rig.Fresh("again");

        Assert.True(rig.Stream.PublicConnected, rig.Tell());
        Assert.Equal(
            [EventNames.PublicDisconnected, EventNames.StreamStale, EventNames.PublicReconnected, EventNames.StreamFresh],
            rig.Events.NamesAfter(before));
    }

    [Fact]
    public async Task A_price_that_moved_in_the_gap_comes_with_the_new_snapshot()
    {
        await using var rig = await Rig.FreshAsync(before: exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m));
        await rig.Subscribed("BTCUSDT");

        rig.Exchange.Controls.RefuseDials(ConnectionKind.Public, 2);
        rig.Exchange.Controls.Drop(ConnectionKind.Public);
        rig.Exchange.SetMark("BTCUSDT", 61_234.5m);

        var update = await rig.Events.Await<PositionUpdate>("the price of the gap", it => it.MarkPrice == 61_234.5m);
        var reconnected = await rig.Events.Await<StreamReconnected>("public.reconnected");
        Assert.True(update.Stamp.Sequence > reconnected.Stamp.Sequence, rig.Tell());
    }

    [Fact]
    public async Task Positions_opened_and_closed_in_the_gap_have_the_right_tickers_afterwards()
    {
        await using var rig = await Rig.FreshAsync(before: exchange =>
        {
            exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
            exchange.OpenPosition("SOLUSDT", Side.Buy, 1m);
        });
        await rig.Subscribed("BTCUSDT", "SOLUSDT");

        rig.Exchange.Controls.RefuseDials(ConnectionKind.Public, 3);
        rig.Exchange.Controls.Drop(ConnectionKind.Public);
        rig.Exchange.ClosePosition("SOLUSDT");
        rig.Exchange.OpenPosition("ETHUSDT", Side.Buy, 1m);
        await rig.Subscribed("BTCUSDT", "ETHUSDT");

        Assert.Equal(["tickers.BTCUSDT", "tickers.ETHUSDT"], rig.Exchange.Controls.Current(ConnectionKind.Public).Topics);
    }
}
