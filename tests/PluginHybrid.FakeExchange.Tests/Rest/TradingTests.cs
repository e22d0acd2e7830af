using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Rest;

[Category(Level.Integration)]
public sealed class TradingTests : IAsyncLifetime
{
    private FakeBybit _exchange = null!;
    private TestRest _rest = null!;

    public async ValueTask InitializeAsync()
    {
        _exchange = await Start.Exchange();
        _rest = new TestRest(_exchange);
    }

    public async ValueTask DisposeAsync()
    {
        _rest.Dispose();
        await _exchange.DisposeAsync();
    }

    [Fact]
    public async Task A_stop_is_set_and_answered_with_an_empty_result()
    {
        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        var answer = await StopAsync("""{"category":"linear","symbol":"BTCUSDT","tpslMode":"Full","positionIdx":0,"stopLoss":"60000","slTriggerBy":"MarkPrice"}""");

        Assert.Equal((0, "{}"), (Code(answer), answer.GetProperty("result").GetRawText()));
        Assert.Equal(Shape.Keys(Shape.Real("rest-trading-stop.jsonl")[0]), Shape.Keys(answer));
        Assert.Equal(60_000, _exchange.Position("BTCUSDT").StopLoss);
        Assert.Equal(TriggerBy.MarkPrice, Assert.Single(_exchange.OpenOrders).TriggerBy);
    }

    [Theory]
    [InlineData("""{"category":"linear","symbol":"BTCUSDT","tpslMode":"Full","stopLoss":"60000"}""", 34040, "not modified")]
    [InlineData("""{"category":"linear","symbol":"BTCUSDT","tpSlMode":"Full","positionIdx":0,"stopLoss":"60000"}""", 34040, "not modified")]
    [InlineData("""{"symbol":"BTCUSDT","tpslMode":"Full","positionIdx":0,"stopLoss":"60000"}""", 34040, "not modified")]
    [InlineData("""{"category":"linear","symbol":"BTCUSDT","slOrderType":"Market","positionIdx":0,"stopLoss":"60000"}""", 10001, "slOrderType can not have a value when tpSlMode is empty")]
    [InlineData("""{"category":"linear","symbol":"BTCUSDT","tpslMode":"Full","positionIdx":1,"stopLoss":"60000"}""", 10001, "position idx not match position mode")]
    [InlineData("""{"category":"linear","symbol":"ETHUSDT","tpslMode":"Full","positionIdx":0,"stopLoss":"60000"}""", 10001, "can not set tp/sl/ts for zero position")]
    [InlineData("""{"category":"linear","symbol":"BTCUSDT","tpslMode":"Full","positionIdx":0,"stopLoss":"70000"}""", 10001, "StopLoss:700000000 set for Buy position should lower than base_price:651143000??LastPrice")]
    [InlineData("""{"category":"linear","symbol":"BTCUSDT","tpslMode":"Full","positionIdx":0,"stopLoss":"abc"}""", 10001, "params error: stopLoss invalid")]
    [InlineData("not json", 10001, "params error: body invalid")]
    public async Task Refusals_come_with_200_and_the_venues_words(string body, int code, string text)
    {
        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        var answer = await StopAsync(body);

        Assert.Equal((code, text), (Code(answer), answer.GetProperty("retMsg").GetString()));
    }

    [Fact]
    public async Task An_order_is_accepted_and_found_by_its_link_id_even_when_done()
    {
        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        var answer = await _rest.PostAsync("/v5/order/create", """{"category":"linear","symbol":"BTCUSDT","side":"Sell","orderType":"Market","qty":"0.01","reduceOnly":true,"orderLinkId":"close-1"}""");
        var found = (await RealtimeAsync("symbol=BTCUSDT&orderLinkId=close-1"))[0];

        Assert.Equal(Shape.Keys(Shape.Real("rest-order-create.jsonl")[0].GetProperty("result")), Shape.Keys(answer.GetProperty("result")));
        Assert.Equal("Filled", found.GetProperty("orderStatus").GetString());
        Assert.Equal(answer.GetProperty("result").GetProperty("orderId").GetString(), found.GetProperty("orderId").GetString());
        Assert.True(_exchange.Position("BTCUSDT").IsFlat);
    }

    [Fact]
    public async Task An_order_rests_is_listed_and_is_cancelled_by_either_id()
    {
        var answer = await _rest.PostAsync("/v5/order/create", """{"category":"linear","symbol":"BTCUSDT","side":"Buy","orderType":"Limit","price":"60000","qty":"0.01","orderLinkId":"rest-1"}""");
        var row = Assert.Single(await RealtimeAsync("settleCoin=USDT"));
        var real = Shape.Real("rest-order-realtime.jsonl", "36a2f9ec")[0].GetProperty("result").GetProperty("list")[0];

        Assert.Equal(Shape.Keys(real).Split(' ').Order(StringComparer.Ordinal), Shape.Keys(row).Split(' ').Order(StringComparer.Ordinal));
        Assert.Equal("New", row.GetProperty("orderStatus").GetString());
        Assert.Equal("", row.GetProperty("avgPrice").GetString());

        var orderId = answer.GetProperty("result").GetProperty("orderId").GetString();
        var cancelled = await _rest.PostAsync("/v5/order/cancel", $$"""{"category":"linear","symbol":"BTCUSDT","orderLinkId":null,"orderId":"{{orderId}}"}""");
        Assert.Equal("rest-1", cancelled.GetProperty("result").GetProperty("orderLinkId").GetString());
        Assert.Equal(110001, Code(await _rest.PostAsync("/v5/order/cancel", """{"category":"linear","symbol":"BTCUSDT","orderLinkId":"rest-1"}""")));
        Assert.Equal("params error: OrderId or orderLinkId is required", (await _rest.PostAsync("/v5/order/cancel", """{"category":"linear","symbol":"BTCUSDT"}""")).GetProperty("retMsg").GetString());
    }

    [Theory]
    [InlineData("""{"category":"linear","symbol":"BTCUSDT","side":"Sell","orderType":"Market","qty":"0.01","reduceOnly":true}""", 110017)]
    [InlineData("""{"category":"linear","symbol":"BTCUSDT","side":"Up","orderType":"Market","qty":"0.01"}""", 10001)]
    [InlineData("""{"category":"linear","symbol":"BTCUSDT","side":"Buy","orderType":"Market"}""", 10001)]
    [InlineData("""{"category":"linear","symbol":"BTCUSDT","side":"Buy","orderType":"Limit","qty":"0.01"}""", 10001)]
    [InlineData("""{"category":"linear","symbol":"BTCUSDT","side":"Buy","orderType":"Iceberg","qty":"0.01"}""", 10001)]
    [InlineData("""{"category":"spot","symbol":"BTCUSDT","side":"Buy","orderType":"Market","qty":"0.01"}""", 10001)]
    public async Task Bad_orders_are_refused(string body, int code) =>
        Assert.Equal(code, Code(await _rest.PostAsync("/v5/order/create", body)));

    [Fact]
    public async Task Open_orders_come_newest_first_in_pages_of_at_most_50()
    {
        for (var i = 1; i <= 5; i++)
        {
            _exchange.Place(new OrderRequest { Symbol = "BTCUSDT", Side = Side.Buy, Qty = 0.01m, Price = 60_000, OrderLinkId = $"n{i}" });
        }

        var first = (await _rest.GetAsync("/v5/order/realtime", "category=linear&symbol=BTCUSDT&limit=3")).GetProperty("result");
        Assert.Equal(["n5", "n4", "n3"], Links(first));
        var second = (await _rest.GetAsync("/v5/order/realtime", $"category=linear&symbol=BTCUSDT&limit=3&cursor={first.GetProperty("nextPageCursor").GetString()}")).GetProperty("result");
        Assert.Equal(["n2", "n1"], Links(second));
        Assert.Equal(10001, Code(await _rest.GetAsync("/v5/order/realtime", "category=linear&symbol=BTCUSDT&limit=51")));
        Assert.Equal(10001, Code(await _rest.GetAsync("/v5/order/realtime", "category=linear")));

        static IEnumerable<string?> Links(JsonElement result) => result.GetProperty("list").EnumerateArray().Select(row => row.GetProperty("orderLinkId").GetString());
    }

    [Fact]
    public async Task Closed_orders_and_executions_are_remembered()
    {
        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        _exchange.ClosePosition("BTCUSDT");

        Assert.Equal(2, (await RealtimeAsync("symbol=BTCUSDT&openOnly=1")).Count);
        var fills = (await _rest.GetAsync("/v5/execution/list", "category=linear&symbol=BTCUSDT")).GetProperty("result").GetProperty("list");
        var real = Shape.Real("rest-execution-list.jsonl")[0].GetProperty("result").GetProperty("list")[0];
        Assert.Equal(["0.01", "0"], fills.EnumerateArray().Select(fill => fill.GetProperty("closedSize").GetString()));
        Assert.Equal(Shape.Keys(real).Split(' ').Order(StringComparer.Ordinal), Shape.Keys(fills[0]).Split(' ').Order(StringComparer.Ordinal));
    }

    private async Task<List<JsonElement>> RealtimeAsync(string query) =>
        [.. (await _rest.GetAsync("/v5/order/realtime", $"category=linear&{query}")).GetProperty("result").GetProperty("list").EnumerateArray()];

    private Task<JsonElement> StopAsync(string body) => _rest.PostAsync("/v5/position/trading-stop", body);

    private static int Code(JsonElement answer) => answer.GetProperty("retCode").GetInt32();
}
