using System.Security.Cryptography.X509Certificates;
using PluginHybrid.Bybit;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Connections;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Faults;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Failover.Tests.Rigging;

/// <summary>The real stream and, where a script wants plugins, the real plugin host with the shipped plugins live in it, on the state that lies in a folder.</summary>
internal sealed class ProcessUnderTest : IHostLife
{
    private readonly FaultScript _script;
    private readonly LentProcess _lent;
    private readonly StateStore? _store;
    private readonly PluginHost? _plugins;

    /// <summary>Puts it together; nothing is loaded or dialled.</summary>
    /// <param name="folder">State and cache; <c>null</c>: no plugins.</param>
    public ProcessUnderTest(FaultScript script, FakeBybit exchange, X509Certificate2? certificate, LentProcess lent, DirectoryInfo? folder, SessionRecorder? recorder)
    {
        (_script, _lent) = (script, lent);
        _store = folder is null ? null : StateStore.Open(new StateStoreOptions { Files = new StateFiles(folder.FullName, "simulated", "main"), Time = lent.Time });
        Stream = new BybitHybridStream(new BybitHybridStreamOptions
        {
            ApiKey = script.Scene.HasStrangersKey ? "KEYOFANOTHERPLACE" : exchange.ApiKey,
            ApiSecret = exchange.ApiSecret,
            Endpoints = EndpointsOf(exchange, certificate is not null),
            DialPort = certificate is null ? DialPort.Default : new DialPort { ExtraRoots = [certificate] },
            Connections = new ConnectionOptions { BackoffFloor = TimeSpan.FromMilliseconds(200), BackoffCeiling = TimeSpan.FromSeconds(5) },
            HeartbeatInterval = TimeSpan.FromSeconds(5),
            Watch = script.Scene.Watch,
            TimeProvider = lent.Time,
            Tap = recorder,
            ExchangeTap = recorder,
            Orders = _store is null ? null : new(),
            Journal = _store?.Journal ?? Core.Journal.NoJournal.Instance,
            Unfinished = [.. _store?.Unfinished.Select(line => line.Entry) ?? []],
            KnownLegs = [.. _store?.Legs.Select(leg => leg.Undated()) ?? []],
        });
        _plugins = folder is null ? null : PluginsOn(_store!, folder);
    }

    public BybitHybridStream Stream { get; }

    /// <summary>True while code of a plugin is on its thread.</summary>
    public bool IsInATurn => _plugins?.Status().Any(status => status.Figures is { IsAtRest: false, IsAwaiting: false }) ?? false;

    public async Task StartAsync(CancellationToken token)
    {
        if (_plugins is not null)
        {
            var found = new PluginCatalog([Path.Combine(AppContext.BaseDirectory, "plugins")]).Scan();
            await _plugins.StartAsync(found.Candidates.Where(candidate => _script.Scene.Plugins.Contains(candidate.Id)), token);
            _lent.Plugins.Lend(_plugins);
        }

        await Stream.StartAsync(token);
    }

    public async Task AbandonAsync()
    {
        _lent.Plugins.Lend(null);
        await Stream.AbandonAsync();
        _store?.Abandon();
    }

    public async ValueTask DisposeAsync()
    {
        if (_plugins is not null)
        {
            await _plugins.DisposeAsync();
        }

        await Stream.DisposeAsync();
        _store?.Dispose();
    }

    public string Tell() => $"{Stream.Statistics}\n{string.Join('\n', _plugins?.Status().Select(Told) ?? [])}";

    // The certificate is for a name, not for an address.
    private static Endpoints EndpointsOf(FakeBybit exchange, bool named) => new()
    {
        PrivateSocket = named ? Named(exchange.PrivateUri) : exchange.PrivateUri,
        PublicSocket = named ? Named(exchange.PublicUri) : exchange.PublicUri,
        Rest = named ? Named(exchange.RestUri) : exchange.RestUri,
    };

    private static Uri Named(Uri address) => new UriBuilder(address) { Host = "localhost" }.Uri;

    private static string Told(PluginStatus status) => string.Join(
        "\n  ",
        [
            $"{status.Id} {status.State} {status.Why} {status.Figures}",
            .. status.Outcomes.Concat(status.Counters).Select(counted => $"{counted.Value} {counted.Key}"),
            .. status.Faults.Select(fault => $"{fault}"),
            .. status.Decisions.TakeLast(8).Select(decision => $"{decision}"),
        ]);

    private PluginHost PluginsOn(StateStore store, DirectoryInfo folder) => new(new PluginHostOptions
    {
        Router = Stream.Router,
        Commands = Stream,
        Loader = _lent.Plugins.Enroll(new PluginLoader(new PluginLoaderOptions
        {
            CacheFolder = Path.Combine(folder.FullName, "cache"),
            OperatorSettings = id => _script.Scene.SettingsOf(id) is { } text ? new SettingsSource($"{id} of the scene", text) : null,
        })),
        States = store.States,
        Journal = store.Journal,
        Time = _lent.Time,
        Terms = _ => new PluginTerms { Mode = PluginMode.Live, Allow = (Capabilities)~0 },
        Probe = _lent.Plugins,
    });
}
