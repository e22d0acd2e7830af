using PluginHybrid.Bench.Processes;
using PluginHybrid.Bench.Reports;
using PluginHybrid.Core.Events;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bench.Loading;

/// <summary>How long a plugin's events wait while its version is exchanged: real plugins, real state on disk, under 1,000 ticks a second.</summary>
internal static class SwapTimes
{
    private const int TicksPerSecond = 1_000;
    private const int WarmUpSwaps = 10;

    private static readonly Position Held = new()
    {
        Key = new PositionKey(PositionKey.MainAccount, "BTCUSDT", 0),
        Life = 1,
        Side = Side.Buy,
        Size = 1,
        EntryPrice = 60_000,
        OpenedAt = DateTimeOffset.UnixEpoch,
        AgeOrigin = AgeOrigin.OpenTime,
    };

    /// <summary>The DLL and the script of the same plugin.</summary>
    public static async Task<IReadOnlyList<Timing>> RunAsync(Plan plan) =>
    [
        await SwapAsync("swap gap, DLL", BuiltProgram.Plugin("TrailingStop"), plan.Swaps),
        await SwapAsync("swap gap, .csx", BuiltProgram.Script("trailing-stop.csx"), plan.Swaps),
    ];

    private static async Task<Timing> SwapAsync(string what, string file, int swaps)
    {
        using var scratch = new ScratchFolder();
        using var store = StateStore.Open(new StateStoreOptions { Files = new StateFiles(scratch.Path, "bench", PositionKey.MainAccount) });
        var router = new EventRouter();
        await using var host = new PluginHost(new PluginHostOptions
        {
            Router = router,
            Commands = new NoCommands(),
            Loader = new PluginLoader(new PluginLoaderOptions { CacheFolder = scratch.At("cache") }),
            States = store.States,
            Journal = store.Journal,
        });
        await host.StartAsync([PluginCatalog.At(file)]);
        using var ending = new CancellationTokenSource();
        var market = Task.Factory.StartNew(() => Publish(router, ending.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return new Timing(what, await GapsAsync(host, what, swaps));
        }
        finally
        {
            await ending.CancelAsync();
            await market;
            Progress.End();
        }
    }

    private static async Task<List<double>> GapsAsync(PluginHost host, string what, int swaps)
    {
        var gaps = new List<double>();
        var id = host.Status()[0].Id;
        for (var i = 0; i < WarmUpSwaps + swaps; i++)
        {
            if (i % 100 == 0)
            {
                Progress.Tell($"{what}: {i} of {WarmUpSwaps + swaps}");
            }

            await host.ReloadAsync(id);
            var status = host.Status()[0];
            if (status.State != PluginState.Running || status.Figures.Swaps != i + 1)
            {
                throw new InvalidOperationException($"Swap {i + 1} of {id} did not happen: {status.State} {status.Why} {string.Join("; ", status.Problems)}");
            }

            if (i >= WarmUpSwaps)
            {
                gaps.Add(status.Figures.SwapGap.TotalMilliseconds);
            }
        }

        return gaps;
    }

    private static void Publish(EventRouter router, CancellationToken ending)
    {
        var alarm = new Alarm(TicksPerSecond);
        var sequence = 1L;
        router.Emit(new PositionOpened(new EventStamp(sequence, sequence, DateTimeOffset.UnixEpoch), Held, DateTimeOffset.UnixEpoch, UpdateCause.Reconciliation));
        while (!ending.IsCancellationRequested)
        {
            alarm.WaitFor(sequence++);
            router.Emit(new PositionUpdate
            {
                Stamp = new EventStamp(sequence, sequence, DateTimeOffset.UnixEpoch.AddMilliseconds(sequence)),
                Position = Held,
                MarkPrice = 60_000 + (sequence % 100),
                Cause = UpdateCause.Tick,
                Freshness = Freshness.Fresh,
            });
        }
    }
}
