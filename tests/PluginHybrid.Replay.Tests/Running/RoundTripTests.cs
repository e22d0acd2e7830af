using PluginHybrid.Bybit;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replay.Tests.Rigging;
using PluginHybrid.Sdk;
using PluginHybrid.Testing;

namespace PluginHybrid.Replay.Tests.Running;

[Category(Level.System)]
[Slow]
public sealed class RoundTripTests
{
    private const int Runs = 20;

    [Fact]
    public async Task A_live_session_replayed_from_its_recording_is_the_same_session_twenty_times()
    {
        await using var live = new LiveRun(new Dictionary<string, Func<HybridPlugin>>
        {
            ["restless"] = () => new Restless(TimeSpan.FromMilliseconds(12)),
            ["restless-too"] = () => new Restless(TimeSpan.FromMilliseconds(3)),
        });
        await live.PlayAsync(async (exchange, stream) =>
        {
            await Plot(exchange, stream);
            await Trade(exchange, stream, () => live.Commands >= 20);
        });

        for (var run = 0; run < Runs; run++)
        {
            var report = await CoreReplay.RunAsync(
                new CoreReplayOptions { Path = live.Path, Plugins = _ => live.Plugins() }, TestContext.Current.CancellationToken);

            Assert.True(report.DivergenceCount == 0, $"run {run}: {string.Join('\n', report.Divergences.Take(10))}");
            Assert.Equal(live.Hashes, report.Hashes);
            Assert.Equal(live.Hashes, report.Live);
            Assert.Equal((live.Events, live.Commands), (report.Events, report.Commands));
        }
    }

    // A stop that is hit ends its leg: only legs opened anew make sure that there is somebody to decide for.
    private static async Task Trade(FakeBybit exchange, BybitHybridStream stream, Func<bool> isEnough)
    {
        for (var turn = 0; turn < 60 && !isEnough(); turn++)
        {
            exchange.OpenPosition("BTCUSDT", Side.Buy, 0.001m);
            exchange.OpenPosition("ETHUSDT", Side.Sell, 0.01m);
            await LiveRun.Passes(stream, 100);
        }

        Assert.True(isEnough(), "Sixty times legs were opened, and fewer than twenty commands were given.");
    }

    private static async Task Plot(FakeBybit exchange, BybitHybridStream stream)
    {
        exchange.OpenPosition("BTCUSDT", Side.Buy, 0.010m);
        await LiveRun.Passes(stream, 400);
        exchange.OpenPosition("ETHUSDT", Side.Sell, 0.50m);
        await LiveRun.Passes(stream, 400);
        exchange.Controls.Drop(ConnectionKind.Private);
        await LiveRun.Passes(stream, 300);
        exchange.OpenPosition("BTCUSDT", Side.Buy, 0.005m);
        exchange.Controls.Drop(ConnectionKind.Public);
        await LiveRun.Passes(stream, 300);
        exchange.OpenPosition("SOLUSDT", Side.Buy, 5m);
        exchange.ClosePosition("SOLUSDT");
        await LiveRun.Passes(stream, 100);
    }
}
