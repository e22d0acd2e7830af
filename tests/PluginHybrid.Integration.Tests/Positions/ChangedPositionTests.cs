using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Held = PluginHybrid.Sdk.Values.Side;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Positions;

/// <summary>Adding, reducing, flipping, hedging, and two symbols side by side.</summary>
[Category(Level.Integration)]
public sealed class ChangedPositionTests
{
    [Fact]
    public async Task Adding_and_reducing_change_size_and_entry_of_the_same_life()
    {
        await using var rig = await Rig.FreshAsync();
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        rig.Exchange.Tick("BTCUSDT", last: 66_000m);
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.03m);
        var added = await rig.Events.Await<PositionUpdate>("the larger size", it => it.Position.Size == 0.04m);
        Assert.Equal(rig.Exchange.Position("BTCUSDT").EntryPrice, added.Position.EntryPrice);

        rig.Exchange.ClosePosition("BTCUSDT", qty: 0.015m);
        var reduced = await rig.Events.Await<PositionUpdate>("the smaller size", it => it.Position.Size == 0.025m);

        Assert.Equal(added.Position.EntryPrice, reduced.Position.EntryPrice);
        Assert.Equal(1, reduced.Position.Life);
        Assert.Single(rig.Events.Of<PositionOpened>());
        Assert.Empty(rig.Events.Of<PositionClosed>());
    }

    [Fact]
    public async Task A_flip_is_a_close_and_an_open_and_keeps_the_ticker()
    {
        await using var rig = await Rig.FreshAsync();
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");

        rig.Exchange.OpenPosition("BTCUSDT", Side.Sell, 0.03m);
        var closed = await rig.Events.Await<PositionClosed>("the end of the long");
        var opened = await rig.Events.Await<PositionOpened>("the short", it => it.Position.Side == Held.Sell);
        rig.Exchange.SetMark("BTCUSDT", 65_000m);
        await rig.Events.Await<PositionUpdate>("a price for the short", it => it is { MarkPrice: 65_000m, Position.Side: Held.Sell });

        Assert.Equal((Held.Buy, 1), (closed.Position.Side, closed.Position.Life));
        Assert.Equal((0.02m, 2), (opened.Position.Size, opened.Position.Life));
        Assert.Empty(rig.Events.Of<TickerUnsubscribed>());
        Assert.DoesNotContain(rig.Heard(ConnectionKind.Public), request => request.Op == "unsubscribe");
        Lives.MustBeInOrder(rig.Events.All);
    }

    [Fact]
    public async Task Both_legs_of_a_hedge_live_apart_and_share_one_ticker()
    {
        await using var rig = await Rig.FreshAsync(new FakeBybitOptions { Seed = 7, HedgeSymbols = ["BTCUSDT"] });
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.02m, positionIdx: 1);
        rig.Exchange.OpenPosition("BTCUSDT", Side.Sell, 0.01m, positionIdx: 2);
        await rig.SameAsVenue();
        await rig.Subscribed("BTCUSDT");

        rig.Exchange.SetMark("BTCUSDT", 65_200m);
        await rig.Events.Await<PositionUpdate>("the sell leg at the new mark", it => it is { MarkPrice: 65_200m, Position.Key.PositionIdx: 2 });

        var told = rig.Events.Of<PositionUpdate>().Where(it => it is { MarkPrice: 65_200m, Cause: UpdateCause.Tick }).ToArray();
        Assert.Equal([1, 2], told.Select(it => it.Position.Key.PositionIdx));
        Assert.Single(told.Select(it => it.Stamp.Input).Distinct());
        Assert.True(told[0].UnrealisedPnl > 0 && told[1].UnrealisedPnl < 0, rig.Tell());
        Assert.Single(rig.Events.Of<TickerSubscribed>());
    }

    [Fact]
    public async Task The_ticker_of_a_hedge_is_left_with_the_last_leg()
    {
        await using var rig = await Rig.FreshAsync(new FakeBybitOptions { Seed = 7, HedgeSymbols = ["BTCUSDT"] });
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.02m, positionIdx: 1);
        rig.Exchange.OpenPosition("BTCUSDT", Side.Sell, 0.01m, positionIdx: 2);
        await rig.SameAsVenue();
        await rig.Subscribed("BTCUSDT");

        rig.Exchange.ClosePosition("BTCUSDT", positionIdx: 1);
        await rig.SameAsVenue();
        rig.Exchange.SetMark("BTCUSDT", 64_900m);
        await rig.Events.Await<PositionUpdate>("a price for the leg that is left", it => it is { MarkPrice: 64_900m, Position.Key.PositionIdx: 2 });
        Assert.Empty(rig.Events.Of<TickerUnsubscribed>());

        rig.Exchange.ClosePosition("BTCUSDT", positionIdx: 2);
        await rig.Subscribed();
    }

    [Fact]
    public async Task Two_symbols_do_not_touch_each_other()
    {
        await using var rig = await Rig.FreshAsync();
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        rig.Exchange.OpenPosition("ETHUSDT", Side.Sell, 1m);
        await rig.Subscribed("BTCUSDT", "ETHUSDT");
        var before = rig.Now;

        rig.Exchange.SetMark("ETHUSDT", 1_900m);
        rig.Exchange.SetMark("BTCUSDT", 65_500m);
        await rig.Events.Await<PositionUpdate>("the later tick", it => it.MarkPrice == 65_500m);
        rig.Exchange.ClosePosition("ETHUSDT");
        await rig.Subscribed("BTCUSDT");

        Assert.Equal(
            ["ETHUSDT 1900", "BTCUSDT 65500"],
            rig.Events.Of<PositionUpdate>().Where(it => it.Stamp.Sequence > before).Select(it => $"{it.Position.Key.Symbol} {it.MarkPrice:0}"));
        await rig.SameAsVenue();
        Assert.Equal(65_500m, rig.Stream.MarkPrices["BTCUSDT"]);
    }
}
