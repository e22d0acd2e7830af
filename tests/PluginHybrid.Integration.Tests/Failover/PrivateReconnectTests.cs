using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Failover;

/// <summary>The private stream after its socket is gone.</summary>
[Category(Level.Failover)]
public sealed class PrivateReconnectTests
{
    [Theory]
    [InlineData(Cut.Abort)]
    [InlineData(Cut.CloseFrame)]
    [InlineData(Cut.EndOfStream)]
    [InlineData(Cut.Silence)]
    public async Task Private_ws_reconnects(Cut cut)
    {
        await using var rig = await Rig.FreshAsync(Plans.ShortPong);
        var before = rig.Now;

        rig.Exchange.CutOff(ConnectionKind.Private, cut);
        var again = await rig.Events.Await<StreamReconnected>("private.reconnected", it => it.Stream == StreamKind.Private);
        await rig.Fresh("again");

        Assert.True(rig.Stream.PrivateConnected, rig.Tell());
        Assert.True(again.Gap > TimeSpan.Zero, again.ToString());
        Assert.Equal(
            [
                EventNames.PrivateDisconnected, EventNames.StreamStale,
                EventNames.AuthSuccess, EventNames.PrivateReconnected,
                EventNames.ReconcileStarted, EventNames.ReconcileCompleted, EventNames.StreamFresh,
            ],
            rig.Events.NamesAfter(before));
    }

    [Fact]
    public async Task After_the_reconnect_pushes_arrive_again()
    {
        await using var rig = await Rig.FreshAsync();

        rig.Exchange.CutOff(ConnectionKind.Private, Cut.Abort);
        await rig.Events.Await<StreamReconnected>("private.reconnected");
        await rig.Fresh("again");
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        var opened = await rig.Events.Await<PositionOpened>("a position pushed on the new socket");
        Assert.Equal(UpdateCause.PrivatePush, opened.Cause);
    }

    [Fact]
    public async Task What_happened_in_the_gap_is_told_before_fresh()
    {
        await using var rig = await Rig.FreshAsync(Plans.HeldGap(exchange =>
        {
            exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
            exchange.OpenPosition("SOLUSDT", Side.Sell, 3m);
        }));
        var before = rig.Now;
        await rig.HoldPrivateDown();

        rig.Exchange.ClosePosition("BTCUSDT");
        rig.Exchange.OpenPosition("ETHUSDT", Side.Buy, 1m);
        rig.Exchange.OpenPosition("SOLUSDT", Side.Sell, 2m);
        rig.Exchange.Controls.AnswerNormally();
        await rig.Fresh("after the gap");

        await rig.SameAsVenue();
        var fresh = rig.Events.Of<StreamFresh>().Last(it => it.Stream == StreamKind.Private).Stamp.Sequence;
        var told = rig.Events.All.Where(it => it.Stamp.Sequence > before && it.Stamp.Sequence < fresh).ToArray();
        Assert.Equal("BTCUSDT", Assert.Single(told.OfType<PositionClosed>()).Position.Key.Symbol);
        Assert.Equal("ETHUSDT", Assert.Single(told.OfType<PositionOpened>()).Position.Key.Symbol);
        Assert.Contains(told.OfType<PositionUpdate>(), it => it is { Position: { Size: 5m, Key.Symbol: "SOLUSDT" }, Cause: UpdateCause.Reconciliation });
        Assert.Equal(3, rig.Events.Of<ReconcileCompleted>()[^1].Corrected);
        await rig.Subscribed("ETHUSDT", "SOLUSDT");
    }

    [Fact]
    public async Task A_flip_in_the_gap_ends_the_old_life_and_begins_a_new_one()
    {
        await using var rig = await Rig.FreshAsync(Plans.HeldGap(exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m)));
        await rig.HoldPrivateDown();

        rig.Exchange.OpenPosition("BTCUSDT", Side.Sell, 0.03m);
        rig.Exchange.Controls.AnswerNormally();
        await rig.Fresh("after the gap");

        await rig.SameAsVenue();
        Assert.Equal(2, Assert.Single(rig.Stream.Positions).Value.Life);
        Lives.MustBeInOrder(rig.Events.All);
    }

    [Fact]
    public async Task Prices_go_on_through_the_gap_and_are_marked_stale()
    {
        await using var rig = await Rig.FreshAsync(Plans.HeldGap(exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m)));
        await rig.Subscribed("BTCUSDT");
        await rig.HoldPrivateDown();

        rig.Exchange.SetMark("BTCUSDT", 65_432m);

        var update = await rig.Events.Await<PositionUpdate>("the tick in the gap", it => it.MarkPrice == 65_432m);
        Assert.Equal(Freshness.Stale, update.Freshness);
        rig.Exchange.Controls.AnswerNormally();
        await rig.Fresh("after the gap");
    }
}
