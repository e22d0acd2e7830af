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

    private List<TimeSpan>? _times;

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

    /// <summary>When this share of the inputs had come. A share of its length would not do: on a loaded machine much of that is dialling.</summary>
    /// <param name="share">Above 0, up to 1.</param>
    internal async Task<TimeSpan> TimeOfAsync(double share)
    {
        _times ??= await TimesAsync();
        return _times[(int)Math.Ceiling(_times.Count * share) - 1];
    }

    private async Task<List<TimeSpan>> TimesAsync()
    {
        var times = new List<TimeSpan>();
        await Replay(until: moment =>
        {
            times.Add(moment.At);
            return false;
        });
        return times;
    }

    private static async Task Plot(FakeBybit exchange, BybitHybridStream stream)
    {
        exchange.OpenPosition("BTCUSDT", Side.Buy, 0.010m);
        await LiveRun.Passes(stream, 300);
    }
}
