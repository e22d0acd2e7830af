using PluginHybrid.Bybit;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Replay.Running;
using PluginHybrid.Sdk;

namespace PluginHybrid.Replay.Tests.Rigging;

/// <summary>One short recorded session that the tests of a class share: a leg is opened, one restless plugin moves its stop.</summary>
public sealed class RecordedSession : IAsyncLifetime
{
    private readonly LiveRun _live = new(new Dictionary<string, Func<HybridPlugin>> { ["restless"] = () => new Restless(TimeSpan.FromMilliseconds(2)) });

    /// <summary>The recording's folder.</summary>
    public string Path => _live.Path;

    internal LiveRun Live => _live;

    public async ValueTask InitializeAsync() => await _live.PlayAsync(Plot);

    public ValueTask DisposeAsync() => _live.DisposeAsync();

    /// <summary>Replays it with its plugins, one of them another if asked.</summary>
    internal Task<CoreReplayReport> Replay(Func<HybridPlugin>? instead = null, Func<ReplayMoment, bool>? until = null)
    {
        var plugins = instead is null
            ? _live.Plugins()
            : LiveRun.PluginsOf(new Dictionary<string, Func<HybridPlugin>> { ["restless"] = instead });
        return CoreReplay.RunAsync(
            new CoreReplayOptions { Path = Path, Plugins = _ => plugins, WritesText = true, Until = until }, TestContext.Current.CancellationToken);
    }

    private static async Task Plot(FakeBybit exchange, BybitHybridStream stream)
    {
        exchange.OpenPosition("BTCUSDT", Side.Buy, 0.010m);
        await LiveRun.Passes(stream, 300);
    }
}
