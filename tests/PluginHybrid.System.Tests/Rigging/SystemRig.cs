using PluginHybrid.Bybit;
using PluginHybrid.FakeExchange;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Testing;

namespace PluginHybrid.System.Tests.Rigging;

/// <summary>The whole of it: a fake exchange, the real client over loopback, the real plugin host with real plugins, state on disk.</summary>
public sealed class SystemRig : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Ids = ["aged-monitor", "position-manager", "trailing-stop"];

    private readonly StateStore _store;
    private readonly DirectoryInfo _folder;

    private SystemRig(FakeBybit exchange, BybitHybridStream stream, PluginHost host, KeptJournal journal, StateStore store, DirectoryInfo folder) =>
        (Exchange, Stream, Host, Journal, _store, _folder) = (exchange, stream, host, journal, store, folder);

    public FakeBybit Exchange { get; }

    public BybitHybridStream Stream { get; }

    public PluginHost Host { get; }

    public KeptJournal Journal { get; }

    /// <summary>What a plugin keeps on disk.</summary>
    public IReadOnlyDictionary<string, string> StateOf(string plugin) => _store.States.Load(plugin);

    public PluginStatus StatusOf(string plugin) =>
        Host.Status().Single(status => status.Id == plugin);

    /// <summary>Starts everything and waits until plugins run and the stream is fresh.</summary>
    public static async Task<SystemRig> StartAsync(SystemPlan plan)
    {
        var folder = Directory.CreateTempSubdirectory("hybrid-system-");
        var exchange = await FakeBybit.StartAsync(plan.Fake with { TimeProvider = plan.Time });
        var store = StateStore.Open(new StateStoreOptions { Files = new StateFiles(folder.FullName, "simulated", "main"), Time = plan.Time });
        var journal = new KeptJournal(store.Journal);
        var stream = new BybitHybridStream(new BybitHybridStreamOptions
        {
            ApiKey = exchange.ApiKey,
            ApiSecret = exchange.ApiSecret,
            Endpoints = new() { PrivateSocket = exchange.PrivateUri, PublicSocket = exchange.PublicUri, Rest = exchange.RestUri },
            TimeProvider = plan.Time,
            Journal = journal,
            Orders = new(),
            PublishTickers = true,
        });
        var host = new PluginHost(new PluginHostOptions
        {
            Router = stream.Router,
            Commands = stream,
            Loader = new PluginLoader(new PluginLoaderOptions
            {
                CacheFolder = Path.Combine(folder.FullName, "cache"),
                OperatorSettings = id => plan.Settings.TryGetValue(id, out var yaml) ? new SettingsSource($"{id}.yaml", yaml) : null,
            }),
            States = store.States,
            Journal = journal,
            Time = plan.Time,
            Terms = plan.Terms,
        });
        var rig = new SystemRig(exchange, stream, host, journal, store, folder);
        await host.StartAsync(Candidates(plan.Form));
        await stream.StartAsync();
        await Wait.Until("positions and prices are fresh", () => stream.Statistics is { Private.IsFresh: true }, rig.Tell);
        return rig;
    }

    /// <summary>Waits until no plugin has anything to do, and every command has its outcome.</summary>
    public Task Quiet(string when) => Wait.Until(
        $"all plugins are at rest {when}",
        () => Host.Status().All(status => status.Figures.IsAtRest && status.Decisions.All(decision => decision.Outcome is not null)),
        Tell);

    public string Tell() =>
        $"{Stream.Statistics}\n{string.Join('\n', Host.Status().Select(TellOf))}\n{DecisionText.Of(Journal.Lines)}";

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Wait.For("the end of the stream", Stream.DisposeAsync().AsTask());
        await Exchange.DisposeAsync();
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string TellOf(PluginStatus status) =>
        $"{status.Id} {status.State} {status.Why} {status.Figures}\n  {string.Join("\n  ", status.Problems.Select(problem => $"{problem}").Concat(status.Faults.Select(fault => $"{fault}")))}";

    private static IEnumerable<PluginCandidate> Candidates(PluginForm form)
    {
        var folder = form == PluginForm.Dll
            ? Path.Combine(AppContext.BaseDirectory, "plugins")
            : Path.Combine(Repository.Root, "plugins", "scripts");
        var found = new PluginCatalog([folder]).Scan();
        return found.Candidates.Where(candidate => Ids.Contains(candidate.Id));
    }
}
