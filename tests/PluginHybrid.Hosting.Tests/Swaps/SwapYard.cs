using System.Globalization;
using PluginHybrid.Core.Orders;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Hosting.Tests.Sources;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Swaps;

/// <summary>The three forms on lanes of their own under a steady load, and what is seen of them.</summary>
internal sealed class SwapYard : IAsyncDisposable
{
    private const string Symbol = "BTCUSDT";
    private const int PerBeat = 5;

    private readonly PluginFolder _folder = new();
    private readonly SwapPlugins _plugins;
    private readonly CancellationTokenSource _enough = new();
    private int _settled;

    public SwapYard()
    {
        _plugins = new SwapPlugins(_folder);
        Stage = new Stage(LaneDriving.Threads)
        {
            Real = _folder.Loader(),
            UsesRealTime = true,
            Limits = new GuardLimits { CommandsPerSecond = 1_000_000, TrialTime = TimeSpan.FromMilliseconds(1), TrialEvents = 1 },
        };
    }

    public Stage Stage { get; }

    /// <summary>Account events published.</summary>
    public int Published { get; private set; }

    public async Task Start()
    {
        foreach (var id in SwapPlugins.Ids)
        {
            await Stage.Take(_plugins.Save(id, 0));
            Assert.True(Stage.Of(id).State == PluginState.Running, $"{id}: {Stage.Of(id).Why}");
        }

        Stage.Open(Symbol);
    }

    /// <summary>Publishes ticks and account events until <see cref="Enough"/>, or until there were so many.</summary>
    public async Task Load(int atMost = int.MaxValue)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (Published < atMost && !_enough.IsCancellationRequested)
        {
            await beat.WaitForNextTickAsync();
            for (var i = 0; i < PerBeat && Published < atMost; i++)
            {
                Stage.Tick(Symbol, 100 + (Published % 100));
                Stage.Wallet(++Published);
            }

            Settle();

            // The stage keeps a story for other tests; here it would be the leak.
            lock (Stage.Story)
            {
                Stage.Story.Clear();
            }
        }
    }

    public Task Enough() => _enough.CancelAsync();

    /// <summary>Saves the next version of a plugin and waits until it has taken over.</summary>
    /// <returns>How long events waited.</returns>
    public async Task<TimeSpan> Swap(string id, int version)
    {
        await Wait.For($"version {version} of {id}", Stage.Take(_plugins.Save(id, version)), TimeSpan.FromSeconds(60));
        var status = Stage.Of(id);
        Assert.True(status.State == PluginState.Running && status.Figures.Swaps == version, $"{id} after version {version}: {status} {string.Join("; ", status.Problems)}");
        return status.Figures.SwapGap;
    }

    /// <summary>Waits until every plugin has handled all that was published, and was answered. After the load has ended.</summary>
    public async Task Quiet()
    {
        await Wait.Until(
            "all plugins are at rest",
            () => SwapPlugins.Ids.All(id => Stage.Of(id).Figures is { IsAtRest: true, QueueDepth: 0 }),
            () => string.Join("; ", Stage.Host.Status().Select(status => $"{status.Id} {status.Figures}")),
            TimeSpan.FromSeconds(60));
        Settle();
    }

    /// <summary>What was decided, by plugin, with the reason that holds all it was told.</summary>
    public string Decisions() => string.Join('\n', Stage.Port.Requests
        .OrderBy(request => request.Id.Plugin, StringComparer.Ordinal).ThenBy(request => request.Id.Number)
        .Select(request => string.Create(CultureInfo.InvariantCulture, $"{request.Id} {request.Command} {request.Cause} {request.CauseSequence} {request.Granted}")));

    /// <summary>What each plugin missed, in its own words.</summary>
    public string Missed() => string.Join('\n', Stage.Host.Status().Select(status =>
        $"{status.Id}: {status.Counters.GetValueOrDefault("gaps")} gaps, {status.Counters.GetValueOrDefault("resyncs")} resyncs, {status.FaultCount} faults, last {LastOf(status.Id)}"));

    public async ValueTask DisposeAsync()
    {
        await Enough();
        await Stage.DisposeAsync();
        _enough.Dispose();
        _folder.Dispose();
    }

    // Under the number of the newest event: when an answer comes must not change the events after it.
    private void Settle()
    {
        var requests = Stage.Port.Requests;
        for (; _settled < requests.Count; _settled++)
        {
            var request = requests[_settled];
            Stage.Emit(new CommandSettled(new EventStamp(Stage.Last, Stage.Last, Stage.Begin), request.Id, request.Command, request.Mode, new Accepted($"{request.Id}")));
        }
    }

    private string LastOf(string id) => Stage.States.Load(id).GetValueOrDefault("last", "none");
}
