using System.Diagnostics;
using PluginHybrid.Bench.Loading;
using PluginHybrid.Bybit;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Replay.Running;

namespace PluginHybrid.Bench.Replaying;

/// <summary>How fast a recording is replayed into the core with the three plugins: ten symbols, a leg in some of them.</summary>
internal static class ReplaySpeed
{
    private const int Symbols = 10;
    private const int Slots = 1 << 17;
    private static readonly string[] Names = ["AgedMonitor", "PositionManager", "TrailingStop"];

    /// <summary>Records a session of so many ticks, then replays it.</summary>
    /// <param name="ticks">Ticks to record.</param>
    /// <param name="rounds">Replays; each is told.</param>
    /// <param name="held">Symbols with a leg, 1 to 10: a tick of another one reaches the core, and no plugin.</param>
    /// <param name="each">True: each plugin by itself as well.</param>
    public static async Task RunAsync(int ticks, int rounds, int held, bool each)
    {
        using var scratch = new ScratchFolder();
        var path = Path.Combine(scratch.Path, "mine");
        await RecordAsync(path, ticks, held);
        Console.WriteLine(FormattableString.Invariant($"recorded {new FileInfo(Path.Combine(path, "session.jsonl")).Length / 1e6:0} MB"));
        for (var round = 0; round < rounds; round++)
        {
            await MeasureAsync("core alone", path, null);
            await MeasureAsync("three plugins", path, Plugins(scratch, Names));
            foreach (var name in each ? Names : [])
            {
                await MeasureAsync(name, path, Plugins(scratch, [name]));
            }
        }
    }

    private static ReplayPlugins Plugins(ScratchFolder scratch, IReadOnlyList<string> names) => new(
        new PluginLoader(new PluginLoaderOptions { CacheFolder = scratch.At("cache", "x") }),
        [.. names.Select(name => PluginCatalog.At(BuiltProgram.Plugin(name)))]);

    private static async Task MeasureAsync(string name, string path, ReplayPlugins? plugins)
    {
        var began = Stopwatch.GetTimestamp();
        var processor = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var report = await CoreReplay.RunAsync(new CoreReplayOptions { Path = path, Plugins = plugins is null ? null : _ => plugins }, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(began);
        var used = Environment.CpuUsage.TotalTime - processor;
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {report.Inputs} inputs, {report.Events} events in {took.TotalSeconds:0.00} s, {report.Inputs / took.TotalSeconds / 1e6:0.00} M/s; processor {used.TotalSeconds:0.00} s, {report.Inputs / used.TotalSeconds / 1e6:0.00} M/s; {(GC.GetTotalAllocatedBytes() - allocated) / (double)report.Inputs:0} bytes per input; differs {report.DivergenceCount}"));
    }

    private static async Task RecordAsync(string path, int ticks, int held)
    {
        var instruments = Instruments.Simulated(Symbols);
        await using var exchange = await FakeBybit.StartAsync(new FakeBybitOptions { Instruments = instruments, Market = new LoadMarket() });
        await using var recorder = new SessionRecorder(new RecorderOptions
        {
            Target = new FolderTarget(path),
            Redactor = new RecordRedactor(new RedactionSettings { Secrets = [exchange.ApiKey, exchange.ApiSecret] }),
            Slots = Slots,
            RotateBytes = 0,
        });
        await using var stream = new BybitHybridStream(new BybitHybridStreamOptions
        {
            ApiKey = exchange.ApiKey,
            ApiSecret = exchange.ApiSecret,
            Endpoints = new() { PrivateSocket = exchange.PrivateUri, PublicSocket = exchange.PublicUri, Rest = exchange.RestUri },
            Orders = new(),
            Tap = new PatientTap(recorder, Slots / 2),
            Watch = [.. instruments.Select(instrument => instrument.Symbol)],
        });
        recorder.Open(new RecordingHeader { Id = new string('0', 32), Start = default, Environment = "simulated", App = "bench" });
        foreach (var instrument in instruments.Take(held))
        {
            exchange.OpenPosition(instrument.Symbol, Side.Buy, 1);
        }

        await stream.StartAsync();
        await stream.WhenFreshAsync();
        while (stream.Statistics.Public.Frames < ticks)
        {
            await Task.Delay(20);
        }

        await stream.StopAsync();
        await recorder.EndAsync("stopped");
        Console.WriteLine($"{recorder.Status}");
    }
}
