using Microsoft.Extensions.Time.Testing;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Market;

[Category(Level.Integration)]
public sealed class TickerFileTests
{
    private const string Capture = "capture-linear-tickers-2026-08-09.jsonl";

    [Fact]
    public async Task Every_frame_of_the_capture_arrives_unchanged_and_in_order()
    {
        var path = Repository.SharedMessages(Capture);
        await using var exchange = await Start.Exchange(new() { Market = new TickerFileMarket(path) { AsFastAsPossible = true } });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        var lines = (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).Where(line => line.Contains("\"topic\"", StringComparison.Ordinal)).ToArray();
        await socket.SendAsync(Requests.Subscribe("all", [.. lines.Select(Topic).Distinct()]));

        var heard = new List<string>();
        while (heard.Count < lines.Length)
        {
            var frame = await socket.NextAsync($"frame {heard.Count + 1} of {lines.Length}");
            if (!frame.Contains("\"all\"", StringComparison.Ordinal))
            {
                heard.Add(frame);
            }
        }

        Assert.Equal(lines, heard);
        exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        var lastMark = lines.Last(line => Topic(line) == "tickers.BTCUSDT" && line.Contains("markPrice", StringComparison.Ordinal));
        Assert.Equal(
            decimal.Parse(Shape.Parse(lastMark).GetProperty("data").GetProperty("markPrice").GetString()!),
            exchange.Position("BTCUSDT").MarkPrice);
    }

    [Fact]
    public async Task Frames_are_paced_by_their_ts_and_a_late_symbol_catches_up_in_a_burst()
    {
        var path = Repository.SharedMessages(Capture);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var exchange = await Start.Exchange(new() { TimeProvider = time, Market = new TickerFileMarket(path) });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        var frames = TickerFrame.ReadFile(path);
        await socket.SendAsync(Requests.Subscribe("btc", "tickers.BTCUSDT"));

        var seen = new List<string>();
        await CollectAsync(Due("BTCUSDT", 0));
        await Wait.Until("five seconds of the file have passed", () =>
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            return time.GetUtcNow() - exchange.Controls.Connections[0].OpenedAt > TimeSpan.FromSeconds(5);
        });
        await CollectAsync(Due("BTCUSDT", 4_000));
        Assert.True(seen.Count < frames.Count(frame => frame.Symbol == "BTCUSDT"));

        seen.Clear();
        await socket.SendAsync(Requests.Subscribe("eth", "tickers.ETHUSDT"));
        while (!seen.Exists(frame => frame.Contains("ETHUSDT", StringComparison.Ordinal)))
        {
            await CollectAsync(seen.Count + 1);
        }

        Assert.Contains("\"type\":\"snapshot\"", seen[^1], StringComparison.Ordinal);

        int Due(string symbol, int ms) => frames.Count(frame => frame.Symbol == symbol && frame.Ms - frames[0].Ms <= ms);

        async Task CollectAsync(int count)
        {
            while (seen.Count < count)
            {
                var frame = await socket.NextAsync();
                if (frame.Contains("\"topic\"", StringComparison.Ordinal))
                {
                    seen.Add(frame);
                }
            }
        }
    }

    [Fact]
    public void A_line_that_is_no_ticker_is_named()
    {
        var path = Path.GetTempFileName();
        File.WriteAllLines(path, ["""{"topic":"tickers.A","data":{"symbol":"A"},"ts":1}""", "garbage"]);

        var wrong = Assert.Throws<FormatException>(() => TickerFrame.ReadFile(path));

        Assert.Equal($"{path}(2): wanted a frame of a topic tickers.*, found garbage", wrong.Message);
        File.Delete(path);
    }

    private static string Topic(string line) => Shape.Parse(line).GetProperty("topic").GetString()!;
}
