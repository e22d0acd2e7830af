using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Captured;

/// <summary>42 seconds of the real market over a real socket, with a position in each of its four symbols.</summary>
[Category(Level.Integration)]
public sealed class TickerCaptureTests
{
    private const int DataFrames = 758;

    [Fact]
    public async Task Every_frame_of_the_capture_is_merged_and_the_end_is_what_its_frames_imply()
    {
        var frames = File.ReadLines(Repository.SharedMessages("capture-linear-tickers-2026-08-09.jsonl"))
            .Where(line => line.Contains("\"topic\":", StringComparison.Ordinal))
            .ToArray();
        var oracle = new TickerOracle(frames);
        Assert.Equal(DataFrames, oracle.Frames);
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "tickers.jsonl");
        await File.WriteAllLinesAsync(path, frames, TestContext.Current.CancellationToken);

        await using var rig = await Rig.StartAsync(Plan(path, oracle));
        await Wait.Until("all frames are merged", () => Ticks(rig).Count == DataFrames, () => $"{Ticks(rig).Count}. {rig.Stream.Statistics}");

        foreach (var symbol in oracle.Symbols)
        {
            Assert.Equal(oracle.Line(symbol), Line(rig, symbol));
            Assert.Equal(oracle.History(symbol), Ticks(rig).Where(it => it.Position.Key.Symbol == symbol).Select(it => (it.MarkPrice, it.LastPrice)));
        }

        var seen = rig.Stream.Statistics;
        Assert.Equal((0L, 0L), (seen.Public.Malformed, seen.Public.OldFrames));
        Assert.Equal(0, seen.Private.Malformed);
        Assert.All(Ticks(rig), it => Assert.Equal((it.MarkPrice - it.Position.EntryPrice) * it.Position.Size, it.UnrealisedPnl));
    }

    private static RigPlan Plan(string path, TickerOracle oracle) => new()
    {
        Fake = new FakeBybitOptions { Seed = 7, Market = new TickerFileMarket(path) { AsFastAsPossible = true } },
        Before = exchange =>
        {
            foreach (var symbol in oracle.Symbols)
            {
                exchange.OpenPosition(symbol, Side.Buy, symbol == "DOGEUSDT" ? 1_000m : 1m);
            }
        },
    };

    private static IReadOnlyList<PositionUpdate> Ticks(Rig rig) => [.. rig.Events.Of<PositionUpdate>().Where(it => it.Cause == UpdateCause.Tick)];

    private static string Line(Rig rig, string symbol) => rig.Stream.Read(view =>
    {
        var ticker = view.TickerOf(symbol)!;
        return TickerOracle.Line(symbol, [ticker.Mark, ticker.Last, ticker.Index, ticker.Bid, ticker.Ask]);
    });
}
