using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.FakeExchange.Staging;
using PluginHybrid.FakeExchange.Tests.Playback;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Staging;

/// <summary>What of a recording did not follow from its host.</summary>
[Category(Level.Unit)]
public sealed class StagedSessionTests
{
    private const string Link = "88xc312-aged-monitor-4";

    [Theory]
    [InlineData("first-flight", "Buy BTCUSDT#0 0.01 at 65103.8")]
    [InlineData("reconnect-while-closing", "Buy BTCUSDT#0 0.01 at 65103.8; Sell BTCUSDT#0 0.01 away")]
    [InlineData("hedge-both-legs", "Buy BTCUSDT#1 0.01 at 65103.8; Sell BTCUSDT#2 0.02 at 65116.6")]
    [InlineData("aged-position", "Sell ETHUSDT#0 1 at 1921.98")]
    public void Of_a_shipped_recording_the_deeds_of_its_person_and_nothing_of_its_host(string name, string wanted)
    {
        var stage = StagedSession.Of(RecordedSession.Read(Path.Combine(Repository.Root, "recordings", name)));

        Assert.Equal(wanted, Deeds(stage));
        Assert.True(stage.Steps.OfType<PriceStep>().Count() > 50, "too few prices");
        Assert.Equal(stage.Steps.OrderBy(step => step.At).ThenBy(step => step.Record), stage.Steps);
        Assert.All(stage.Steps, step => Assert.Contains(stage.Instruments, instrument => instrument.Symbol == Symbol(step)));
        Assert.Equal(name == "hedge-both-legs" ? ["BTCUSDT"] : [], stage.HedgeSymbols);
    }

    [Fact]
    public void An_order_of_the_host_and_a_stop_that_was_hit_are_left_to_the_venue()
    {
        var recording = Begun().Came(RecordingInHand.Private, Order("o1", "Buy", 2), "order").Position("BTCUSDT", "Buy", 2, 0, 5)
            .After(900).Asked("POST", "/v5/order/create", $$"""{"symbol":"BTCUSDT","side":"Sell","qty":"1","positionIdx":0,"reduceOnly":true,"orderLinkId":"{{Link}}"}""", 200, "{}")
            .Came(RecordingInHand.Private, Order("o2", "Sell", 1, Link), "order").Position("BTCUSDT", "Buy", 1, 0, 6)
            .After(900).Came(RecordingInHand.Private, Order("o3", "Sell", 1, stop: "StopLoss"), "order").Position("BTCUSDT", "", 0, 0, 7);

        Assert.Equal("Buy BTCUSDT#0 2 at 100", Deeds(Stage(recording)));
    }

    [Fact]
    public void An_order_with_an_id_that_the_host_never_sent_is_a_deed_of_somebody_else()
    {
        var recording = Begun().Came(RecordingInHand.Private, Order("o1", "Buy", 2), "order").Position("BTCUSDT", "Buy", 2, 0, 5)
            .After(900).Came(RecordingInHand.Private, Order("o2", "Sell", 1, Link), "order").Position("BTCUSDT", "Buy", 1, 0, 6);

        Assert.Equal("Buy BTCUSDT#0 2 at 100; Sell BTCUSDT#0 1 at 100 away", Deeds(Stage(recording)));
    }

    [Fact]
    public void A_position_that_a_read_finds_at_the_start_was_there_before()
    {
        var recording = Begun().Read("/v5/position/list?category=linear&symbol=BTCUSDT", RecordingInHand.Row("BTCUSDT", "Sell", 3, 120, 5, "avgPrice"));

        var stage = Stage(recording);

        Assert.Equal("Sell BTCUSDT#0 3 at 100; stops of BTCUSDT#0 120 - -", Deeds(stage));
        Assert.All(stage.Steps.Where(step => step is not PriceStep), step => Assert.Equal(TimeSpan.Zero, step.At));
    }

    [Fact]
    public void A_stop_that_the_host_never_asked_for_was_set_by_hand()
    {
        var recording = Begun().Came(RecordingInHand.Private, Order("o1", "Buy", 2), "order").Position("BTCUSDT", "Buy", 2, 0, 5)
            .After(900).Asked("POST", "/v5/position/trading-stop", """{"symbol":"BTCUSDT","positionIdx":0,"stopLoss":"90.00"}""", 200, "{}").Position("BTCUSDT", "Buy", 2, 90, 5)
            .After(900).Position("BTCUSDT", "Buy", 2, 95, 5);

        Assert.Equal("Buy BTCUSDT#0 2 at 100; stops of BTCUSDT#0 95 - -", Deeds(Stage(recording)));
    }

    [Fact]
    public async Task Staged_on_the_venue_they_lead_to_the_position_and_the_price_of_the_recording()
    {
        var stage = StagedSession.Of(RecordedSession.Read(Path.Combine(Repository.Root, "recordings", "hedge-both-legs")));
        await using var exchange = await FakeBybit.StartAsync(
            new FakeBybitOptions { Instruments = stage.Instruments, HedgeSymbols = stage.HedgeSymbols }, TestContext.Current.CancellationToken);

        Assert.All(stage.Steps, step => Assert.Null(exchange.Stage(step)));

        var (up, down) = (exchange.Position("BTCUSDT", 1), exchange.Position("BTCUSDT", 2));
        Assert.Equal((Side.Buy, 0.01m, 65103.8m), (up.Side, up.Size, up.EntryPrice));
        Assert.Equal((Side.Sell, 0.02m, 65116.6m), (down.Side, down.Size, down.EntryPrice));
        Assert.Equal(stage.Steps.OfType<PriceStep>().Last(step => step.Mark is not null).Mark, exchange.MarkPrice("BTCUSDT"));
        Assert.Equal("Sell BTCUSDT#2 at record 7 closes what is not held any more", exchange.Stage(new TradeStep(default, 7, "BTCUSDT", 2, Side.Sell, 1, null, Reduces: true)));
    }

    private static RecordingInHand Begun() => new RecordingInHand().Opened(RecordingInHand.Private).Opened(RecordingInHand.Public).After(100).Snapshot("BTCUSDT", 100, 1).After(100);

    private static StagedSession Stage(RecordingInHand recording) => StagedSession.Of(recording.Session());

    private static string Order(string id, string side, decimal qty, string link = "", string stop = "") =>
        $$$"""{"id":"1","topic":"order","creationTime":1,"data":[{"orderId":"{{{id}}}","orderLinkId":"{{{link}}}","symbol":"BTCUSDT","side":"{{{side}}}","orderStatus":"Filled","cumExecQty":"{{{qty}}}","avgPrice":"100","positionIdx":0,"stopOrderType":"{{{stop}}}"}]}""";

    private static string Deeds(StagedSession stage) => string.Join("; ", stage.Steps.Where(step => step is not PriceStep).Select(step => step switch
    {
        TradeStep trade => FormattableString.Invariant($"{trade.Side} {trade.Symbol}#{trade.PositionIdx} {trade.Qty}{(trade.Price is { } price ? $" at {price}" : "")}{(trade.Reduces ? " away" : "")}"),
        StopStep stops => FormattableString.Invariant($"stops of {stops.Symbol}#{stops.PositionIdx} {stops.StopLoss?.ToString() ?? "-"} {stops.TakeProfit?.ToString() ?? "-"} {stops.TrailingStop?.ToString() ?? "-"}"),
        _ => $"{step}",
    }));

    private static string Symbol(StagedStep step) => step switch { PriceStep price => price.Symbol, TradeStep trade => trade.Symbol, StopStep stops => stops.Symbol, _ => "" };
}
