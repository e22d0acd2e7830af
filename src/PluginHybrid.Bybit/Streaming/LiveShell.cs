using Microsoft.Extensions.Logging;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Streaming;

/// <summary>Runs the pure session against the world: real sockets, real timers, real reads.</summary>
internal sealed class LiveShell : ISocketSink, IAsyncDisposable
{
    private readonly ShellEffects _effects;
    private readonly Sequencer _sequencer;
    private readonly ILogger _logger;
    private readonly EventRouter _router;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _stopping;

    public LiveShell(BybitHybridStreamOptions options, Endpoints endpoints, EventRouter router, ShellPorts? ports = null)
    {
        _logger = options.LoggerFactory.CreateLogger("PluginHybrid.Stream");
        _router = router;
        router.HandlerFaulted += LogFault;
        var time = new SteadyTime(options.TimeProvider);
        var clock = new SessionClock(time);
        var symbols = new SymbolTable();
        var signer = new Signer(options.ApiKey, options.ApiSecret);
        _effects = new ShellEffects(options, endpoints, router, clock, time, signer, this, _logger, ports ?? new ShellPorts());
        var random = new Random(options.Seed);
        var told = new SessionOptions
        {
            Account = options.Account,
            EnvironmentName = options.Endpoints is null ? options.Environment.ToString().ToLowerInvariant() : endpoints.Rest.Host,
            Connections = options.Connections with { HeartbeatInterval = options.HeartbeatInterval },
            Orders = options.Orders,
            Unfinished = options.Unfinished,
            KnownLegs = options.KnownLegs,
            PublishTickers = options.PublishTickers,
            RunPrefix = options.RunPrefix ?? RunPrefix.Of(clock.Now),
        };
        var session = new HybridSession(
            told,
            new ScrubbedFrameReader(new BybitFrameReader(symbols), signer),
            symbols,
            random.NextDouble,
            _effects);
        options.Tap?.Begin(told, options.Seed, clock);
        _sequencer = new Sequencer(session, clock, options.Tap);
        _effects.Attach(_sequencer);
    }

    /// <summary>True on the thread that is inside a handler.</summary>
    public bool IsInHandler => _sequencer.IsOnThisThread;

    /// <summary>True once a stop was asked for.</summary>
    public bool IsStopping => Volatile.Read(ref _stopping) != 0;

    public void Start()
    {
        _sequencer.Start();
        if (IsStopping)
        {
            // The stop came between, and found nothing to close.
            _sequencer.Stop();
        }
    }

    public void Watch(string symbol, bool watch) => _sequencer.Watch(symbol, watch);

    public void Follow(string symbol, bool follow) => _sequencer.Follow(symbol, follow);

    public void Command(CommandRequest request) => _sequencer.Command(request);

    public void Halt(bool halted, string reason) => _sequencer.Halt(halted, reason);

    public T Read<T>(Func<SessionView, T> read) => _sequencer.Read(read);

    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    /// <summary>Stops once; every caller gets the same task.</summary>
    /// <remarks>Takes no lock of its own: a handler, which holds the sequencer, may stop while others wait for the sequencer to stop.</remarks>
    public Task StopAsync()
    {
        if (Interlocked.Exchange(ref _stopping, 1) == 0)
        {
            _ = StopOnceAsync();
        }

        return _stopped.Task;
    }

    /// <summary>Lets go of the world first, as death does, and then stops.</summary>
    public Task AbandonAsync()
    {
        _effects.Die();
        _sequencer.Read(_ =>
        {
            _effects.Cut();
            return true;
        });
        return StopAsync();
    }

    public void Opened(ConnectionId id) => _sequencer.Opened(id);

    public void Frame(ConnectionId id, ReadOnlySpan<byte> utf8) => _sequencer.Frame(id, utf8);

    public void Lost(ConnectionId id, SocketLoss loss) => _sequencer.Lost(id, loss);

    private void LogFault(HandlerFault fault) =>
        Log.HandlerThrew(_logger, fault.EventName, fault.Pattern, fault.Faults, fault.Exception);

    private async Task StopOnceAsync()
    {
        try
        {
            _sequencer.Stop();
            if (IsInHandler)
            {
                // The stop is the next input: whoever gets the sequencer after this handler's thread finds it done.
                await Task.Run(() => _sequencer.Read(view => view.Events)).ConfigureAwait(false);
            }

            await _effects.DisposeAsync().ConfigureAwait(false);
            _router.HandlerFaulted -= LogFault;
            _stopped.SetResult();
        }
        catch (Exception failure)
        {
            _stopped.SetException(failure);
        }
    }
}
