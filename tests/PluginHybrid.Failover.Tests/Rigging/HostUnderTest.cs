using System.Security.Cryptography.X509Certificates;
using PluginHybrid.Bybit;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Connections;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Faults;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Failover.Tests.Rigging;

/// <summary>The real stream and, where a script wants plugins, the real plugin host with the shipped plugins live in it.</summary>
internal sealed class HostUnderTest : IAsyncDisposable
{
    private readonly BybitHybridStream _stream;
    private readonly PluginHost? _plugins;
    private readonly StateStore? _store;
    private readonly DirectoryInfo? _folder;

    private readonly SessionRecorder? _recorder;

    private HostUnderTest(BybitHybridStream stream, HostView view, PluginHost? plugins, StateStore? store, DirectoryInfo? folder, SessionRecorder? recorder) =>
        (_stream, View, _plugins, _store, _folder, _recorder) = (stream, view, plugins, store, folder, recorder);

    public HostView View { get; }

    public static async Task<HostUnderTest> StartAsync(FaultScript script, FakeBybit exchange, X509Certificate2? certificate, LentTime time, Func<TimeSpan> elapsed, IPartTarget? record = null)
    {
        var wantsPlugins = script.Scene.Plugins.Count > 0;
        var folder = wantsPlugins ? Directory.CreateTempSubdirectory("hybrid-failover-") : null;
        var store = folder is null ? null : StateStore.Open(new StateStoreOptions { Files = new StateFiles(folder.FullName, "simulated", "main"), Time = time });
        var recorder = record is null ? null : new SessionRecorder(new RecorderOptions
        {
            Target = time.Lend(record),
            Redactor = new RecordRedactor(new RedactionSettings { Secrets = [exchange.ApiKey, exchange.ApiSecret] }),
            Time = time,
        });
        var options = new BybitHybridStreamOptions
        {
            ApiKey = script.Scene.HasStrangersKey ? "KEYOFANOTHERPLACE" : exchange.ApiKey,
            ApiSecret = exchange.ApiSecret,
            Endpoints = EndpointsOf(exchange, certificate is not null),
            DialPort = certificate is null ? DialPort.Default : new DialPort { ExtraRoots = [certificate] },
            Connections = new ConnectionOptions { BackoffFloor = TimeSpan.FromMilliseconds(200), BackoffCeiling = TimeSpan.FromSeconds(5) },
            HeartbeatInterval = TimeSpan.FromSeconds(5),
            Watch = script.Scene.Watch,
            TimeProvider = time,
            Tap = recorder,
            ExchangeTap = recorder,
            Orders = wantsPlugins ? new() : null,
            Journal = store?.Journal ?? Core.Journal.NoJournal.Instance,
        };
        var stream = new BybitHybridStream(options);
        var view = new HostView(stream, elapsed);
        var plugins = store is null ? null : await PluginsAsync(script, stream, store, folder!, time);
        recorder?.Open(new RecordingHeader { Id = new string('f', 32), Start = default, Environment = "simulated", App = "tests" });
        await stream.StartAsync();
        return new HostUnderTest(stream, view, plugins, store, folder, recorder);
    }

    public string Tell() =>
        $"{_stream.Statistics}\n{_recorder?.Status}\n{string.Join('\n', _plugins?.Status().Select(status => $"{status.Id} {status.State} {status.Why} {status.Figures}") ?? [])}";

    public async ValueTask DisposeAsync()
    {
        if (_plugins is not null)
        {
            await _plugins.DisposeAsync();
        }

        await _stream.DisposeAsync();
        if (_recorder is not null)
        {
            await _recorder.DisposeAsync();
        }

        _store?.Dispose();
        _folder?.Delete(recursive: true);
    }

    // The certificate is for a name, not for an address.
    private static Endpoints EndpointsOf(FakeBybit exchange, bool named) => new()
    {
        PrivateSocket = named ? Named(exchange.PrivateUri) : exchange.PrivateUri,
        PublicSocket = named ? Named(exchange.PublicUri) : exchange.PublicUri,
        Rest = named ? Named(exchange.RestUri) : exchange.RestUri,
    };

    private static Uri Named(Uri address) => new UriBuilder(address) { Host = "localhost" }.Uri;

    private static async Task<PluginHost> PluginsAsync(FaultScript script, BybitHybridStream stream, StateStore store, DirectoryInfo folder, TimeProvider time)
    {
        var host = new PluginHost(new PluginHostOptions
        {
            Router = stream.Router,
            Commands = stream,
            Loader = new PluginLoader(new PluginLoaderOptions
            {
                CacheFolder = Path.Combine(folder.FullName, "cache"),
                OperatorSettings = _ => null,
            }),
            States = store.States,
            Journal = store.Journal,
            Time = time,
            Terms = _ => new PluginTerms { Mode = PluginMode.Live, Allow = (Capabilities)~0 },
        });
        var found = new PluginCatalog([Path.Combine(AppContext.BaseDirectory, "plugins")]).Scan();
        await host.StartAsync(found.Candidates.Where(candidate => script.Scene.Plugins.Contains(candidate.Id)));
        return host;
    }
}
