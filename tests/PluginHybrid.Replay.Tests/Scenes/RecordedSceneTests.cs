using PluginHybrid.Replay.Scenes;
using PluginHybrid.Replay.Tests.Rigging;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Replay.Tests.Scenes;

/// <summary>What of a recording was the market, what a person did, and what the host did itself.</summary>
[Category(Level.Unit)]
public sealed class RecordedSceneTests : IDisposable
{
    private readonly HandWritten _written = new();

    [Fact]
    public void Of_the_first_flight_only_the_opening_was_done_by_hand()
    {
        var scene = Shipped("first-flight");

        var opened = Assert.IsType<TradedByHand>(Assert.Single(scene.Deeds));
        Assert.Equal((Leg("BTCUSDT", 0), Side.Buy, 0.01m, 65103.8m, 0m, false), (opened.Leg, opened.Side, opened.Quantity, opened.Price, opened.Closed, opened.IsInferred));
        Assert.Equal(985.466, opened.At.TotalMilliseconds, 3);
        Assert.Equal(["aged-monitor", "position-manager", "trailing-stop"], scene.PluginStarts.Keys);
        Assert.Equal(185.6265, scene.PluginStarts["trailing-stop"].TotalMilliseconds, 3);
        Assert.Equal((226.4005, 14094.7962), (scene.Started.TotalMilliseconds, scene.Stopped.TotalMilliseconds));
        Assert.Empty(scene.PluginStops);
        Assert.Equal(2, scene.PriceDecimals["BTCUSDT"]);
        Assert.Equal(0.1m, scene.Instruments.Single(instrument => instrument.Symbol == "BTCUSDT").TickSize);
    }

    [Fact]
    public void Both_legs_of_a_hedge_are_told_apart_and_the_host_s_stops_are_its_own()
    {
        var scene = Shipped("hedge-both-legs");

        Assert.Equal(["BTCUSDT"], scene.HedgeSymbols);
        Assert.Equal(
            [(Leg("BTCUSDT", 1), Side.Buy, 0.01m), (Leg("BTCUSDT", 2), Side.Sell, 0.02m)],
            scene.Deeds.Cast<TradedByHand>().Select(deed => (deed.Leg, deed.Side, deed.Quantity)));
    }

    [Fact]
    public void What_the_host_reduced_and_closed_by_its_own_orders_is_no_deed() =>
        Assert.Equal(Side.Sell, Assert.IsType<TradedByHand>(Assert.Single(Shipped("aged-position").Deeds)).Side);

    [Fact]
    public void A_close_that_only_a_read_found_is_a_deed_and_said_to_be_a_guess()
    {
        var scene = Shipped("reconnect-while-closing");

        var closed = Assert.IsType<TradedByHand>(scene.Deeds[^1]);
        Assert.Equal((true, true, 0.01m), (closed.IsInferred, closed.ClosedAll, closed.Closed));
        Assert.Contains(scene.Remarks, remark => remark.StartsWith("BTCUSDT#0 went from 0.01 to 0 while the private stream was away", StringComparison.Ordinal));
        Assert.Contains(("private", TimeSpan.FromTicks(49_109_407)), scene.Losses);
    }

    [Fact]
    public void A_delta_keeps_what_it_leaves_out_and_a_ticker_without_both_sides_is_no_price_yet()
    {
        var scene = Read(_written
            .Public(1, "BTCUSDT", "snapshot", "\"lastPrice\":\"100.50\",\"markPrice\":\"100.25\",\"bid1Price\":\"\"")
            .Public(2, "BTCUSDT", "delta", "\"bid1Price\":\"100.4\",\"bid1Size\":\"3\",\"ask1Price\":\"100.5\",\"ask1Size\":\"1e1\"")
            .Public(3, "BTCUSDT", "delta", "\"markPrice\":\"100.3\""));

        Assert.Equal([(2.0, 100.25m, 100.4m, 10m), (3.0, 100.3m, 100.4m, 10m)], scene.Prices.Select(price => (price.At.TotalSeconds, price.Mark, price.Bid, price.AskSize)));
        Assert.Equal((100.5m, 7), (scene.Prices[^1].Last, scene.Prices[^1].VenueMs));
    }

    [Fact]
    public void Stops_the_host_asked_for_are_its_own_and_others_are_the_persons()
    {
        const string Call = """{"is":"SetTradingStop","id":9,"leg":{"account":"main","positionIdx":0,"symbol":"BTCUSDT"},"stopLoss":95.0,"trigger":"MarkPrice"}""";
        var scene = Read(_written
            .Private(1, "execution", HandWritten.Fill("BTCUSDT", "Buy", 1, 100, 0, "a"))
            .Private(1, "position", HandWritten.Row("BTCUSDT", 0, "Buy", 1))
            .Add("ca", 2, false, $"\"q\":\"SetTradingStop\",\"j\":{Call}")
            .Private(2.1, "position", HandWritten.Row("BTCUSDT", 0, "Buy", 1, stop: 95))
            .Private(3, "order", """{"symbol":"BTCUSDT","orderId":"s","positionIdx":0,"stopOrderType":"StopLoss","orderStatus":"Untriggered","triggerPrice":"90","triggerBy":"IndexPrice"}""")
            .Private(3.1, "position", HandWritten.Row("BTCUSDT", 0, "Buy", 1, stop: 90, take: 120))
            .Private(4, "execution", HandWritten.Fill("BTCUSDT", "Sell", 1, 90, 1, "s", type: "CreateByStopLoss"))
            .Private(4, "position", HandWritten.Row("BTCUSDT", 0, "", 0)));

        Assert.Equal(2, scene.Deeds.Count);
        var stops = Assert.IsType<StopsByHand>(scene.Deeds[1]);
        Assert.Equal((3.1, 90m, 120m, null, StopTrigger.IndexPrice), (stops.At.TotalSeconds, stops.StopLoss, stops.TakeProfit, stops.TrailingStop, stops.StopTrigger));
    }

    [Fact]
    public void Of_a_flip_the_deed_says_what_closed_and_orders_the_host_placed_are_left_out()
    {
        var scene = Read(_written
            .Private(1, "execution", HandWritten.Fill("BTCUSDT", "Buy", 2, 100, 0, "a"))
            .Placed(1.9, "BTCUSDT", "Sell", 1, "run-aged-monitor-4")
            .Private(2, "execution", HandWritten.Fill("BTCUSDT", "Sell", 1, 101, 1, "b", link: "run-aged-monitor-4"))
            .Private(3, "execution", HandWritten.Fill("BTCUSDT", "Sell", 3, 102, 1, "c", link: "my-own-order")));

        var flip = Assert.IsType<TradedByHand>(scene.Deeds[^1]);
        Assert.Equal((2, 3m, 1m, true), (scene.Deeds.Count, flip.Quantity, flip.Closed, flip.ClosedAll));
    }

    [Fact]
    public void An_order_with_an_id_of_a_plugin_that_this_host_never_sent_is_a_deed_of_somebody_else()
    {
        var scene = Read(_written
            .Private(1, "execution", HandWritten.Fill("BTCUSDT", "Buy", 2, 100, 0, "a"))
            .Placed(1.9, "BTCUSDT", "Sell", 1, "run-aged-monitor-4")
            .Private(2, "execution", HandWritten.Fill("BTCUSDT", "Sell", 1, 101, 1, "b", link: "run-aged-monitor-3")));

        var sold = Assert.IsType<TradedByHand>(scene.Deeds[^1]);
        Assert.Equal((Side.Sell, 1m, 1m), (sold.Side, sold.Quantity, sold.Closed));
    }

    [Fact]
    public void A_position_that_a_read_finds_at_the_start_was_there_before_with_its_stops()
    {
        const string Row = """{"category":"linear","entryPrice":100,"openTime":"2026-03-01T00:00:00+00:00","positionIdx":0,"seq":5,"side":"Sell","size":3,"stopLoss":120,"symbol":"BTCUSDT"}""";
        var scene = Read(_written
            .Add("ca", 1, false, "\"q\":\"ReadPositions\",\"j\":{\"is\":\"ReadPositions\",\"cursor\":\"\",\"id\":9,\"settleCoin\":\"USDT\",\"symbol\":\"\"}")
            .Add("an", 1, true, "\"q\":\"PositionsRead\",\"j\":{\"is\":\"PositionsRead\",\"id\":9,\"nextCursor\":\"\",\"rows\":[" + Row + "],\"venueTime\":\"2026-03-02T00:00:00+00:00\"}")
            .Private(2, "execution", HandWritten.Fill("BTCUSDT", "Sell", 3, 100, 0, "a", seq: 5)));

        var held = Assert.IsType<HeldBefore>(Assert.Single(scene.Deeds));
        Assert.Equal((TimeSpan.Zero, Side.Sell, 3m, 100m, 120m), (held.At, held.Side, held.Size, held.EntryPrice, held.StopLoss));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), held.OpenedAt);
    }

    public void Dispose() => _written.Dispose();

    private static PositionKey Leg(string symbol, int idx) => new(PositionKey.MainAccount, symbol, idx);

    private static RecordedScene Shipped(string name) =>
        RecordedScene.Read(Path.Combine(Repository.Root, "recordings", name), TestContext.Current.CancellationToken);

    private static RecordedScene Read(HandWritten written) => RecordedScene.Read(written.Close(), TestContext.Current.CancellationToken);
}
