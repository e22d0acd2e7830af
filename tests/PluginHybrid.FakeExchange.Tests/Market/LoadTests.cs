using System.Net.WebSockets;
using System.Text;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Market;

[Category(Level.Performance)]
public sealed class LoadTests
{
    [Fact]
    public async Task Load_mode_sends_valid_deltas_faster_than_twenty_thousand_a_second()
    {
        await using var exchange = await Start.Exchange(new() { Instruments = Instruments.Simulated(10), Market = new LoadMarket() });
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(exchange.PublicUri, TestContext.Current.CancellationToken);
        var topics = Instruments.Simulated(10).Select(instrument => $"tickers.{instrument.Symbol}").ToArray();
        await socket.SendAsync(Encoding.UTF8.GetBytes(Requests.Subscribe("s", topics)), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

        var buffer = new byte[4_096];
        for (var i = 0; i < 1_000; i++)
        {
            var warm = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            Shape.Parse(Encoding.UTF8.GetString(buffer, 0, warm.Count));
        }

        const int Frames = 200_000;
        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < Frames; i++)
        {
            await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
        }

        var rate = Frames / TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine($"{rate:N0} frames/s");
        Assert.True(rate > 20_000, $"Wanted more than 20,000 frames/s, found {rate:N0}.");
        socket.Abort();
    }

    [Fact]
    public async Task A_delta_of_load_mode_prints_prices_as_the_instrument_does()
    {
        await using var exchange = await Start.Exchange(new() { Market = new LoadMarket() });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        await socket.SendAsync(Requests.Subscribe("s", "tickers.DOGEUSDT"));

        var snapshot = await socket.NextJsonAsync();
        await socket.NextAsync("the ack");
        var first = await socket.NextJsonAsync();
        var second = await socket.NextJsonAsync();

        Assert.Equal("snapshot", snapshot.GetProperty("type").GetString());
        Assert.Equal("0.07153", first.GetProperty("data").GetProperty("lastPrice").GetString());
        Assert.True(second.GetProperty("cs").GetInt64() > first.GetProperty("cs").GetInt64());
        Assert.Matches("^0\\.07[0-9]{3}$", second.GetProperty("data").GetProperty("markPrice").GetString());
    }
}
