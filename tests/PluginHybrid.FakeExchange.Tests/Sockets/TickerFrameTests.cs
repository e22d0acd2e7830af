using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using PluginHybrid.FakeExchange.Market;

namespace PluginHybrid.FakeExchange.Tests.Sockets;

[Category(Level.Integration)]
public sealed class TickerFrameTests
{
    [Fact]
    public async Task A_snapshot_has_the_keys_of_todays_real_one()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await SubscribedAsync(exchange, "BTCUSDT");

        var snapshot = await socket.NextJsonAsync();
        var real = Shape.Real("ws-public-ticker-snapshot.jsonl", "764144442982")[0];

        Assert.Equal(Shape.Keys(real), Shape.Keys(snapshot));
        Assert.Equal(Shape.Keys(real.GetProperty("data")), Shape.Keys(snapshot.GetProperty("data")));
        Assert.Equal("65114.30", snapshot.GetProperty("data").GetProperty("lastPrice").GetString());
        Assert.All(snapshot.GetProperty("data").EnumerateObject(), member => Assert.Equal(JsonValueKind.String, member.Value.ValueKind));
    }

    [Fact]
    public async Task Deltas_of_a_wandering_market_never_break_the_key_order_of_the_capture()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var exchange = await Start.Exchange(new() { TimeProvider = time, Market = new RandomWalkMarket { Volatility = 0.001m } });
        await using var socket = await SubscribedAsync(exchange, "BTCUSDT");
        await socket.NextAsync("the snapshot");
        await socket.NextAsync("the ack");
        for (var tick = 0; tick < 50; tick++)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        var order = KeyPairs(Shape.Real("capture-linear-tickers-2026-08-09.jsonl", "\"delta\""));
        var deltas = (await socket.FlushAsync()).Select(Shape.Parse).ToList();

        Assert.Equal(50, deltas.Count);
        Assert.InRange(deltas.Count(delta => delta.GetProperty("data").TryGetProperty("markPrice", out _)), 1, 6);
        foreach (var (first, second) in KeyPairs(deltas))
        {
            Assert.False(order.Contains((second, first)), $"The capture has {second} before {first}.");
        }
    }

    [Fact]
    public async Task A_mark_that_prints_the_same_is_no_change()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await SubscribedAsync(exchange, "BTCUSDT");
        exchange.SetMark("BTCUSDT", 65_000m);
        exchange.SetMark("BTCUSDT", 65_000.001m);

        Assert.Equal(3, (await socket.FlushAsync()).Count);
    }

    [Fact]
    public async Task A_late_subscriber_begins_with_the_newest_state()
    {
        await using var exchange = await Start.Exchange();
        exchange.Tick("ETHUSDT", last: 2_000m, mark: 1_999.5m);
        await using var socket = await SubscribedAsync(exchange, "ETHUSDT");

        var data = (await socket.NextJsonAsync()).GetProperty("data");

        Assert.Equal("2000.00", data.GetProperty("lastPrice").GetString());
        Assert.Equal("1999.50", data.GetProperty("markPrice").GetString());
        Assert.Equal("1999.99", data.GetProperty("bid1Price").GetString());
    }

    [Fact]
    public async Task A_snapshot_may_be_old()
    {
        await using var exchange = await Start.Exchange(new() { Server = new() { SnapshotAge = TimeSpan.FromSeconds(1.9) } });
        var now = exchange.Clock.NowMs;
        await using var socket = await SubscribedAsync(exchange, "BTCUSDT");

        Assert.InRange((await socket.NextJsonAsync()).GetProperty("ts").GetInt64(), now - 1_900, exchange.Clock.NowMs - 1_900);
    }

    [Fact]
    public async Task An_unsubscribed_ticker_falls_silent_and_comes_back_with_a_snapshot()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await SubscribedAsync(exchange, "BTCUSDT");
        await socket.NextAsync();
        await socket.NextAsync();
        await socket.AskAsync(Requests.Unsubscribe("u", "tickers.BTCUSDT"));

        exchange.SetMark("BTCUSDT", 64_000);
        Assert.Empty(await socket.FlushAsync());

        var back = await socket.AskAsync(Requests.Subscribe("s", "tickers.BTCUSDT"));
        Assert.Contains("\"snapshot\"", back, StringComparison.Ordinal);
        Assert.Contains("\"markPrice\":\"64000.00\"", back, StringComparison.Ordinal);
    }

    private static async Task<TestSocket> SubscribedAsync(FakeBybit exchange, string symbol)
    {
        var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        await socket.SendAsync(Requests.Subscribe("t", $"tickers.{symbol}"));
        await Wait.Until("the ticker is subscribed", () => exchange.Controls.Connections[^1].Topics.Count > 0);
        return socket;
    }

    private static HashSet<(string First, string Second)> KeyPairs(IEnumerable<JsonElement> frames) =>
        [.. frames.SelectMany(frame =>
        {
            var keys = frame.GetProperty("data").EnumerateObject().Select(member => member.Name).ToList();
            return keys.SelectMany((first, at) => keys.Skip(at + 1).Select(second => (first, second)));
        })];
}
