using Microsoft.Extensions.Logging;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Streaming;

/// <summary>Runs the pure session against the world: real sockets, real timers, real reads.</summary>
internal sealed class LiveShell : ISocketSink, IAsyncDisposable
{
    private readonly ShellEffects _effects;
    private readonly Sequencer _sequencer;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private Task? _stopped;

    public LiveShell(BybitHybridStreamOptions options, Endpoints endpoints, EventRouter router)
    {
        _logger = options.LoggerFactory.CreateLogger("PluginHybrid.Stream");
        router.HandlerFaulted += fault => Log.HandlerThrew(_logger, fault.EventName, fault.Pattern, fault.Faults, fault.Exception);
        var time = new SteadyTime(options.TimeProvider);
        var clock = new SessionClock(time);
        var symbols = new SymbolTable();
        var signer = new Signer(options.ApiKey, options.ApiSecret);
        _effects = new ShellEffects(options, endpoints, router, clock, time, signer, this, _logger);
        var random = new Random(options.Seed);
        var session = new HybridSession(
            new SessionOptions
            {
                Account = options.Account,
                EnvironmentName = options.Endpoints is null ? options.Environment.ToString().ToLowerInvariant() : endpoints.Rest.Host,
                Connections = options.Connections with { HeartbeatInterval = options.HeartbeatInterval },
            },
            new ScrubbedFrameReader(new BybitFrameReader(symbols), signer),
            symbols,
            random.NextDouble,
            _effects);
        _sequencer = new Sequencer(session, clock);
        _effects.Attach(_sequencer);
    }

    public void Start() => _sequencer.Start();

    public void Watch(string symbol, bool watch) => _sequencer.Watch(symbol, watch);

    public T Read<T>(Func<SessionView, T> read) => _sequencer.Read(read);

    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    /// <summary>Stops once; every caller gets the same task.</summary>
    public Task StopAsync()
    {
        lock (_gate)
        {
            return _stopped ??= StopOnceAsync();
        }
    }

    public void Opened(ConnectionId id) => _sequencer.Opened(id);

    public void Frame(ConnectionId id, ReadOnlySpan<byte> utf8) => _sequencer.Frame(id, utf8);

    public void Lost(ConnectionId id, SocketLoss loss) => _sequencer.Lost(id, loss);

    private async Task StopOnceAsync()
    {
        _sequencer.Stop();
        await _effects.DisposeAsync().ConfigureAwait(false);
    }
}
