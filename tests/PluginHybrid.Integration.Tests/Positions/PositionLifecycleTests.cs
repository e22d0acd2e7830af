using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Positions;

/// <summary>One position from its opening to its close.</summary>
[Category(Level.Integration)]
public sealed class PositionLifecycleTests
{
    [Fact]
    public async Task Position_open_triggers_ticker_subscription()
    {
        await using var rig = await Rig.FreshAsync();
        Assert.Empty(rig.Stream.SubscribedTickers);

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");

        Assert.Equal(["tickers.BTCUSDT"], rig.Exchange.Controls.Current(ConnectionKind.Public).Topics);
        Assert.Equal("BTCUSDT", Assert.Single(rig.Events.Of<TickerSubscribed>()).Symbol);
        Assert.Contains(rig.Stream.Positions.Keys, key => key.Symbol == "BTCUSDT");
    }

    [Fact]
    public async Task A_life_runs_from_open_over_prices_to_close_and_unsubscribe()
    {
        await using var rig = await Rig.FreshAsync();
        var before = rig.Now;

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");
        foreach (var mark in (decimal[])[65_200m, 65_300m, 65_250m])
        {
            rig.Exchange.SetMark("BTCUSDT", mark);
            await rig.Events.Await<PositionUpdate>($"an update at {mark}", it => it.MarkPrice == mark);
        }

        rig.Exchange.ClosePosition("BTCUSDT");
        await rig.Subscribed();

        var story = rig.Events.NamesAfter(before, it => it is PositionOpened or PositionClosed or TickerSubscribed or TickerUnsubscribed);
        Assert.Equal(["position.opened", "ticker.subscribed", "position.closed", "ticker.unsubscribed"], story);
        Assert.Equal(
            [65_200m, 65_300m, 65_250m],
            rig.Events.Of<PositionUpdate>().Where(it => it.Cause == UpdateCause.Tick).Select(it => it.MarkPrice!.Value).TakeLast(3));
        Assert.Empty(rig.Stream.Positions);
        Lives.MustBeInOrder(rig.Events.All);
    }

    [Fact]
    public async Task After_the_close_the_price_moves_unheard()
    {
        await using var rig = await Rig.FreshAsync(new RigPlan { Watch = ["ETHUSDT"] });
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT", "ETHUSDT");
        rig.Exchange.ClosePosition("BTCUSDT");
        await rig.Subscribed("ETHUSDT");
        var closed = rig.Now;

        rig.Exchange.SetMark("BTCUSDT", 64_000m);
        rig.Exchange.SetMark("ETHUSDT", 1_950m);
        await Wait.Until("the later tick of another symbol arrived", () => rig.Stream.MarkPrices.GetValueOrDefault("ETHUSDT") == 1_950m, rig.Tell);

        Assert.DoesNotContain(rig.Events.NamesAfter(closed), name => name.StartsWith("position.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Profit_and_entry_are_those_of_the_venue()
    {
        await using var rig = await Rig.FreshAsync();
        rig.Exchange.OpenPosition("BTCUSDT", Side.Sell, 0.037m);
        await rig.Subscribed("BTCUSDT");

        rig.Exchange.Tick("BTCUSDT", last: 64_900.1m, mark: 64_901.23m);

        var update = await rig.Events.Await<PositionUpdate>("an update at the new mark", it => it.MarkPrice == 64_901.23m);
        var venue = rig.Exchange.Position("BTCUSDT");
        Assert.Equal(venue.UnrealisedPnl, update.UnrealisedPnl);
        Assert.Equal(venue.EntryPrice, update.Position.EntryPrice);
        Assert.Equal(64_900.1m, update.LastPrice);
    }

    [Fact]
    public async Task A_push_that_changes_nothing_says_nothing()
    {
        await using var rig = await Rig.FreshAsync();
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.SameAsVenue();
        var before = rig.Now;

        rig.Exchange.RepeatPosition("BTCUSDT");
        rig.Exchange.RepeatPosition("BTCUSDT");
        rig.Exchange.OpenPosition("ETHUSDT", Side.Buy, 1m);
        await rig.Events.Await<PositionOpened>("the later position", it => it.Position.Key.Symbol == "ETHUSDT");

        Assert.DoesNotContain(
            rig.Events.Of<PositionUpdate>(),
            it => it.Stamp.Sequence > before && it is { Cause: UpdateCause.PrivatePush, Position.Key.Symbol: "BTCUSDT" });
    }

    [Fact]
    public async Task Stops_set_elsewhere_are_seen_and_a_triggered_one_closes()
    {
        await using var rig = await Rig.FreshAsync();
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        rig.Exchange.SetStops(new FakeExchange.Venue.StopRequest { Symbol = "BTCUSDT", StopLoss = 64_000m, TakeProfit = 70_000m });
        await rig.Events.Await<PositionUpdate>("both stops", it => it.Position is { StopLoss: 64_000m, TakeProfit: 70_000m });
        rig.Exchange.Tick("BTCUSDT", last: 63_990m, mark: 63_991m);

        var closed = await rig.Events.Await<PositionClosed>("the stop closed it");
        Assert.True(closed.RealisedPnl < 0, closed.ToString());
        await rig.SameAsVenue();
    }
}
