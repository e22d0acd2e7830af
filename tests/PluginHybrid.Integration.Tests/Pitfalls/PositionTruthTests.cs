using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Held = PluginHybrid.Sdk.Values;

namespace PluginHybrid.Integration.Tests.Pitfalls;

/// <summary>What the private stream says, and what it does not say.</summary>
[Category(Level.Failover)]
public sealed class PositionTruthTests
{
    [Fact]
    public async Task Pitfall_21_A_private_stream_silent_for_ten_minutes_with_an_open_position_is_healthy()
    {
        await using var scene = await Scene.FreshAsync(new() { Before = OpenBtc });
        var from = scene.Clock.GetUtcNow();

        for (var price = 65_200m; scene.Clock.GetUtcNow() < from + TimeSpan.FromMinutes(10); price++)
        {
            await scene.BeatAsync();
            scene.Exchange.SetMark("BTCUSDT", price);
            var update = await scene.Events.Await<PositionUpdate>("the price moves on", it => it.MarkPrice == price);
            Assert.Equal(Freshness.Fresh, update.Freshness);
        }

        Assert.Equal(2, scene.Exchange.Controls.Connections.Count);
        Assert.Empty(scene.Events.Of<StreamStale>());
    }

    [Fact]
    public async Task Pitfall_22_What_happened_while_the_private_stream_was_down_is_told_before_it_is_called_fresh()
    {
        await using var scene = await Scene.FreshAsync(new()
        {
            Before = exchange =>
        {
            OpenBtc(exchange);
            exchange.OpenPosition("ETHUSDT", Side.Sell, 1m);
        }
        });

        scene.Exchange.Controls.Drop(ConnectionKind.Private);
        await scene.Until("the loss is seen", () => !scene.Stream.PrivateConnected);
        scene.Exchange.ClosePosition("BTCUSDT");
        scene.Exchange.OpenPosition("SOLUSDT", Side.Buy, 2m);
        scene.Exchange.OpenPosition("ETHUSDT", Side.Sell, 1m);
        scene.Exchange.SetMark("ETHUSDT", 1_900m);
        await scene.Events.Await<PositionUpdate>("a price on doubtful holdings is stale", it => it is { MarkPrice: 1_900m, Freshness: Freshness.Stale });
        await scene.BecomesFresh();

        var told = scene.Events.All.SkipWhile(it => it is not StreamDisconnected).TakeWhile(it => it is not StreamFresh { Stream: StreamKind.Private }).ToArray();
        Assert.Equal("BTCUSDT", Assert.Single(told.OfType<PositionClosed>(), it => it.Cause == UpdateCause.Reconciliation).Position.Key.Symbol);
        Assert.Equal("SOLUSDT", Assert.Single(told.OfType<PositionOpened>(), it => it.Cause == UpdateCause.Reconciliation).Position.Key.Symbol);
        Assert.Contains(told.OfType<PositionUpdate>(), it => it is { Cause: UpdateCause.Reconciliation, Position.Size: 2m, Position.Key.Symbol: "ETHUSDT" });
        Truth.IsThatOf(scene);
    }

    [Fact]
    public async Task Pitfall_22_A_life_that_ended_and_another_that_began_in_the_gap_are_two_lives()
    {
        await using var scene = await Scene.FreshAsync(new() { Before = OpenBtc });

        scene.Exchange.Controls.Drop(ConnectionKind.Private);
        await scene.Until("the loss is seen", () => !scene.Stream.PrivateConnected);
        scene.Exchange.ClosePosition("BTCUSDT");
        scene.Clock.Advance(TimeSpan.FromMilliseconds(5));
        scene.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await scene.BecomesFresh();

        Assert.Single(scene.Events.Of<PositionClosed>());
        Assert.Equal([1, 2], scene.Events.Of<PositionOpened>().Select(it => it.Position.Life));
        Truth.IsThatOf(scene);
    }

    [Fact]
    public async Task Pitfall_23_Position_frames_without_news_cause_no_event()
    {
        await using var scene = await Scene.FreshAsync(new() { Before = OpenBtc });
        var before = PositionEvents(scene);

        for (var round = 0; round < 10; round++)
        {
            scene.Exchange.RepeatPosition("BTCUSDT");
            scene.Exchange.Cancel(scene.Exchange.Place(new OrderRequest { Symbol = "BTCUSDT", Side = Side.Buy, Qty = 0.01m, Price = 60_000m }));
        }

        await scene.Until("all order actions are in", () => scene.Events.Of<OrderUpdate>().Count(it => it.Status == "Cancelled") == 10);
        scene.Exchange.SetStops(new StopRequest { Symbol = "BTCUSDT", StopLoss = 60_000m });
        await scene.Events.Await<PositionUpdate>("the one piece of news", it => it.Position.StopLoss == 60_000m);
        Assert.Equal(before + 1, PositionEvents(scene));
    }

    [Theory]
    [InlineData("\"side\":\"\"")]
    [InlineData("\"side\":\"None\"")]
    public async Task Pitfall_24_A_close_is_a_close_whatever_its_side_is_called(string side)
    {
        await using var scene = await Scene.FreshAsync(new() { Before = OpenBtc });
        using var classic = scene.Exchange.Controls.Add(new FrameFilter(frame => [frame.Replace("\"side\":\"\"", side, StringComparison.Ordinal)]));

        scene.Exchange.ClosePosition("BTCUSDT");
        await scene.Events.Await<TickerUnsubscribed>("the ticker is left", it => it.Symbol == "BTCUSDT");

        var closed = Assert.Single(scene.Events.Of<PositionClosed>());
        Assert.Equal(Held.Side.Buy, closed.Position.Side);
        Assert.NotNull(closed.RealisedPnl);
        Assert.Empty(scene.Stream.Positions);
        Assert.All(scene.Events.Of<PositionUpdate>(), it => Assert.Equal(Held.Side.Buy, it.Position.Side));
        Assert.IsType<PositionClosed>(scene.Events.All.Last(it => it is PositionClosed or PositionOpened or PositionUpdate));
    }

    [Fact]
    public async Task Pitfall_25_In_hedge_mode_each_leg_lives_its_own_life_and_the_ticker_stays_for_the_last()
    {
        await using var scene = await Scene.FreshAsync(new() { Exchange = new() { HedgeSymbols = ["BTCUSDT"] } });

        scene.Exchange.OpenPosition("BTCUSDT", Side.Sell, 0.02m, positionIdx: 2);
        scene.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m, positionIdx: 1);
        await scene.Until("both legs are held", () => scene.Stream.Positions.Count == 2);
        Truth.IsThatOf(scene);
        scene.Exchange.ClosePosition("BTCUSDT", positionIdx: 1);
        await scene.Events.Await<PositionClosed>("the long leg closes", it => it.Position.Key.PositionIdx == 1);
        scene.Exchange.SetMark("BTCUSDT", 65_000m);
        await scene.Events.Await<PositionUpdate>("the short leg is priced", it => it is { MarkPrice: 65_000m, Position.Key.PositionIdx: 2, Position.Size: 0.02m });
        Truth.IsThatOf(scene);
        Assert.Empty(scene.Events.Of<TickerUnsubscribed>());

        scene.Exchange.ClosePosition("BTCUSDT", positionIdx: 2);
        await scene.Events.Await<TickerUnsubscribed>("the last leg closes");
        Assert.Equal(2, scene.Events.Of<PositionClosed>().Count);
    }

    [Fact]
    public async Task Pitfall_25_A_reconcile_in_hedge_mode_reads_the_leg_behind_the_empty_one()
    {
        await using var scene = await Scene.FreshAsync(new()
        {
            Exchange = new() { HedgeSymbols = ["BTCUSDT"] },
            Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Sell, 0.02m, positionIdx: 2),
        });

        Truth.IsThatOf(scene);
        scene.Exchange.RepeatPosition("BTCUSDT");
        scene.Exchange.SetMark("BTCUSDT", 65_000m);
        await scene.Events.Await<PositionUpdate>("the short leg is priced", it => it is { MarkPrice: 65_000m, Position.Key.PositionIdx: 2 });
        Assert.Empty(scene.Events.Of<PositionClosed>());
    }

    [Fact]
    public async Task Pitfall_27_The_entry_price_of_a_frame_and_of_a_read_is_one_price()
    {
        await using var scene = await Scene.FreshAsync();
        scene.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        var opened = await scene.Events.Await<PositionOpened>("a frame opens it");

        scene.Exchange.Controls.Drop(ConnectionKind.Private);
        await scene.Until("the loss is seen", () => !scene.Stream.PrivateConnected);
        await scene.BecomesFresh();

        Assert.NotNull(opened.Position.EntryPrice);
        Assert.Equal(opened.Position.EntryPrice, Assert.Single(scene.Stream.Positions).Value.EntryPrice);
        Assert.DoesNotContain(scene.Events.Of<PositionUpdate>(), it => it.Cause == UpdateCause.Reconciliation);
    }

    [Fact]
    public async Task Pitfall_31_Funding_is_told_as_a_payment_and_moves_no_position()
    {
        await using var scene = await Scene.FreshAsync(new() { Before = OpenBtc });

        scene.Exchange.Fund("BTCUSDT");

        var paid = await scene.Events.Await<Execution>("funding is told", it => it.ExecutionType == "Funding");
        Assert.False(paid.IsTrade);
        Truth.IsThatOf(scene);
    }

    [Fact]
    public async Task Pitfall_32_An_order_filled_twice_is_one_position()
    {
        await using var scene = await Scene.FreshAsync();
        using var twice = scene.Exchange.Controls.Add(new FrameFilter(frame =>
            frame.StartsWith("{\"topic\":\"order\"", StringComparison.Ordinal) ? [frame, frame] : [frame]));

        scene.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        await scene.Events.Await<WalletUpdate>("the last frame of the fill is in");
        Assert.Single(scene.Events.Of<OrderUpdate>(), it => it.Status == "Filled");
        Assert.Single(scene.Events.Of<PositionOpened>());
        Truth.IsThatOf(scene);
    }

    [Theory]
    [InlineData("wallet position order execution")]
    [InlineData("order execution position wallet")]
    [InlineData("position wallet execution order")]
    public async Task Pitfall_35_Topics_of_one_fill_may_come_in_any_order(string order)
    {
        await using var scene = await Scene.FreshAsync();
        var held = new List<(string Topic, string Frame)>();
        using var shuffle = scene.Exchange.Controls.Add(new FrameFilter(frame => Shuffled(held, frame, order.Split(' '))));

        scene.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        scene.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.02m);
        scene.Exchange.ClosePosition("BTCUSDT", qty: 0.01m);
        scene.Exchange.OpenPosition("ETHUSDT", Side.Sell, 1m);
        scene.Exchange.ClosePosition("ETHUSDT");

        await scene.Until("all five fills are in", () => scene.Events.Of<Execution>().Count == 5 && scene.Events.Of<WalletUpdate>().Count == 5
            && scene.Events.Of<OrderUpdate>().Count(it => it.Status == "Filled") == 5 && scene.Events.Of<PositionClosed>().Count == 1);
        Assert.Equal(2, scene.Events.Of<PositionOpened>().Count);
        Truth.IsThatOf(scene);
    }

    private static void OpenBtc(FakeExchange.FakeBybit exchange) => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

    private static int PositionEvents(Scene scene) => scene.Events.All.Count(it => it is PositionOpened or PositionUpdate or PositionClosed);

    // Keeps the frames of one fill until the last of them is there, then lets them go in another order.
    private static string[] Shuffled(List<(string Topic, string Frame)> held, string frame, string[] order)
    {
        var topic = order.FirstOrDefault(name => frame.Contains($"\"topic\":\"{name}\"", StringComparison.Ordinal));
        if (topic is null)
        {
            return [frame];
        }

        held.Add((topic, frame));
        if (topic != "wallet")
        {
            return [];
        }

        var all = held.OrderBy(it => Array.IndexOf(order, it.Topic)).Select(it => it.Frame).ToArray();
        held.Clear();
        return all;
    }
}
