using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Rest;

[Category(Level.Integration)]
public sealed class MarketDataTests
{
    [Fact]
    public async Task Tickers_have_the_real_keys_and_todays_prices()
    {
        await using var exchange = await Start.Exchange();
        using var rest = new TestRest(exchange);
        exchange.Tick("BTCUSDT", last: 65_000.1m, mark: 65_001.23m);

        var result = (await rest.GetAsync("/v5/market/tickers", "category=linear&symbol=BTCUSDT")).GetProperty("result");
        var real = Shape.Real("rest-tickers.jsonl", "120635.50")[0].GetProperty("result").GetProperty("list")[0];

        Assert.Equal(Shape.Keys(real), Shape.Keys(result.GetProperty("list")[0]));
        Assert.Equal("65000.10", result.GetProperty("list")[0].GetProperty("lastPrice").GetString());
        Assert.Equal("65001.23", result.GetProperty("list")[0].GetProperty("markPrice").GetString());
        Assert.Equal(8, (await rest.GetAsync("/v5/market/tickers", "category=linear")).GetProperty("result").GetProperty("list").GetArrayLength());
    }

    [Fact]
    public async Task An_instrument_has_the_real_keys()
    {
        await using var exchange = await Start.Exchange();
        using var rest = new TestRest(exchange);

        var row = (await rest.GetAsync("/v5/market/instruments-info", "category=linear&symbol=BTCUSDT")).GetProperty("result").GetProperty("list")[0];
        var real = Shape.Real("rest-instruments-info.jsonl", "1190.000")[0].GetProperty("result").GetProperty("list")[0];

        Assert.Equal(Shape.Keys(real), Shape.Keys(row));
        foreach (var part in (string[])["priceFilter", "lotSizeFilter", "leverageFilter", "riskParameters"])
        {
            Assert.Equal(Shape.Keys(real.GetProperty(part)), Shape.Keys(row.GetProperty(part)));
        }

        Assert.Equal("0.10", row.GetProperty("priceFilter").GetProperty("tickSize").GetString());
    }

    [Fact]
    public async Task Instruments_come_in_pages_of_500_unless_asked_otherwise()
    {
        await using var exchange = await Start.Exchange(new() { Instruments = Instruments.Simulated(800) });
        using var rest = new TestRest(exchange);

        var first = (await rest.GetAsync("/v5/market/instruments-info", "category=linear")).GetProperty("result");
        var cursor = first.GetProperty("nextPageCursor").GetString();
        var second = (await rest.GetAsync("/v5/market/instruments-info", $"category=linear&cursor={cursor}")).GetProperty("result");

        Assert.Equal((500, 300), (first.GetProperty("list").GetArrayLength(), second.GetProperty("list").GetArrayLength()));
        Assert.Equal("first%3DSIM001USDT%26last%3DSIM500USDT", cursor);
        Assert.Equal("", second.GetProperty("nextPageCursor").GetString());
    }
}
