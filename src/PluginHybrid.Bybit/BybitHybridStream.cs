using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using PluginHybrid.Bybit.Streaming;
using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Session;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bybit;

/// <summary>Runs Bybit's private and public streams as one: what you hold, at the price it is worth.</summary>
/// <remarks>
/// <para>Handlers run inline on the thread that received the frame, one event at a time, in the order of
/// <see cref="EventStamp.Sequence"/>; they must not block. All members are safe to call from any thread, and from handlers.</para>
/// <para>One start and one stop; make a new one to begin again.</para>
/// </remarks>
/// <example><code>
/// await using var stream = new BybitHybridStream(new() { ApiKey = key, ApiSecret = secret });
/// stream.Router.On&lt;PositionUpdate&gt;(EventNames.PositionUpdate, (in PositionUpdate update) =>
///     Console.WriteLine($"{update.Position.Key} {update.MarkPrice} {update.UnrealisedPnl}"));
/// await stream.StartAsync();
/// await stream.WhenFreshAsync();
/// </code></example>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "The name is given by the document this is built from.")]
public sealed class BybitHybridStream : ICommandPort, IAsyncDisposable
{
    private readonly LiveShell _shell;
    private readonly FreshnessGate _fresh;
    private readonly IDisposable? _handler;
    private int _started;
    private Task? _ended;

    /// <summary>Makes a stream; nothing is dialled before <see cref="StartAsync"/>.</summary>
    /// <param name="options">Credentials, addresses, times.</param>
    /// <param name="router">Hands out the events. Default one of its own. A router serves one stream at a time.</param>
    /// <exception cref="ArgumentException">An option cannot work, for example <c>api_key required</c>.</exception>
    public BybitHybridStream(BybitHybridStreamOptions options, EventRouter? router = null)
        : this(options, router, ports: null)
    {
    }

    /// <summary>Makes a stream that reaches the world in another way.</summary>
    /// <param name="options">Credentials, addresses, times.</param>
    /// <param name="router">Hands out the events; <c>null</c>: one of its own.</param>
    /// <param name="ports">The way; <c>null</c>: sockets and threads.</param>
    internal BybitHybridStream(BybitHybridStreamOptions options, EventRouter? router, ShellPorts? ports)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
        Router = router ?? new EventRouter();
        Endpoints = options.Endpoints ?? Endpoints.Of(options.Environment);
        _fresh = new FreshnessGate(Router);
        _handler = options.EventHandler is { } handler ? Router.On("*", handler) : null;

        _shell = new LiveShell(options, Endpoints, Router, ports);
    }

    /// <summary>The addresses it talks to.</summary>
    public Endpoints Endpoints { get; }

    /// <summary>Where to subscribe to events, before or after the start.</summary>
    public EventRouter Router { get; }

    /// <summary>Time between our JSON pings.</summary>
    public TimeSpan HeartbeatInterval => Options.HeartbeatInterval;

    /// <summary>Held legs by key, as of now. A copy: it does not change.</summary>
    public IReadOnlyDictionary<PositionKey, Position> Positions =>
        _shell.Read(view => view.Positions).ToFrozenDictionary(position => position.Key);

    /// <summary>Mark prices by symbol, as of now. A copy: it does not change.</summary>
    public IReadOnlyDictionary<string, decimal> MarkPrices =>
        _shell.Read(view => view.MarkPrices).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Symbols whose ticker is confirmed on the present public connection. A copy: it does not change.</summary>
    public IReadOnlySet<string> SubscribedTickers =>
        _shell.Read(view => view.SubscribedTickers).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True while the private stream is authenticated and its topics are confirmed.</summary>
    public bool PrivateConnected => Statistics.Private.State == ConnectionState.Live;

    /// <summary>True while the public stream is open.</summary>
    public bool PublicConnected => Statistics.Public.State == ConnectionState.Live;

    /// <summary>Counters of both streams, as of now.</summary>
    public HybridStatistics Statistics =>
        _shell.Read(view => new HybridStatistics(view.Private, view.Public, view.Events, view.ClockOffset));

    private BybitHybridStreamOptions Options { get; }

    /// <summary>Begins to dial both streams and returns; <see cref="WhenFreshAsync"/> waits for them.</summary>
    /// <param name="cancellationToken">Not begun when it is cancelled already.</param>
    /// <exception cref="InvalidOperationException">It was started or stopped before.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_shell.IsStopping)
        {
            throw new InvalidOperationException("This stream was stopped; make a new one to begin again.");
        }

        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new InvalidOperationException("This stream was started before; make a new one to begin again.");
        }

        foreach (var symbol in Options.Watch)
        {
            WatchTicker(symbol);
        }

        _shell.Start();
        return Task.CompletedTask;
    }

    /// <summary>Waits until positions are reconciled and prices are live.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KeyRefusedException">The venue refused the key for good.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended, or the stream was stopped.</exception>
    public Task WhenFreshAsync(CancellationToken cancellationToken = default) => _fresh.Wait(cancellationToken);

    /// <summary>Wants a symbol's ticker whether or not a position is held. Wanting it twice is wanting it once.</summary>
    /// <param name="symbol">The venue's symbol, upper case.</param>
    public void WatchTicker(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        _shell.Watch(symbol, watch: true);
    }

    /// <summary>No longer wants a symbol's ticker, unless a position in it is held.</summary>
    /// <param name="symbol">The venue's symbol, upper case.</param>
    public void UnwatchTicker(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        _shell.Watch(symbol, watch: false);
    }

    /// <inheritdoc />
    public void Submit(CommandRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _shell.Command(request);
    }

    /// <inheritdoc />
    public void Watch(string symbol, bool watch)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        _shell.Follow(symbol, watch);
    }

    /// <inheritdoc />
    public void Halt(bool halted, string reason) => _shell.Halt(halted, reason);

    /// <summary>Closes both streams and waits until sockets, timers and reads are gone. Stopping twice does no harm.</summary>
    /// <remarks>
    /// From inside a handler the stop only begins, as the next input, and the task is complete at once: the handler runs on a
    /// thread that has to end, and would wait for itself. Call it again elsewhere to wait for the end.
    /// </remarks>
    /// <param name="cancellationToken">Ends the wait, not the stop.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        _fresh.Stop();
        var stopped = _shell.StopAsync();
        var ended = LazyInitializer.EnsureInitialized(ref _ended, () => EndAsync(stopped));
        if (!_shell.IsInHandler)
        {
            await ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends as the death of the process would: sockets are cut without a word, calls under way are given up, nothing more is sent, published or written. For drills.</summary>
    /// <remarks>Not from inside a handler. What it had sent is at the venue, or is not; a new stream has to ask.</remarks>
    /// <returns>Ends when sockets, timers and reads are gone.</returns>
    public async Task AbandonAsync()
    {
        var ending = _shell.AbandonAsync();
        await StopAsync().ConfigureAwait(false);
        await ending.ConfigureAwait(false);
    }

    // A router of the caller's may outlive this stream: it is let go once the last events of the stop were handed out.
    private async Task EndAsync(Task stopped)
    {
        await stopped.ConfigureAwait(false);
        _fresh.Dispose();
        _handler?.Dispose();
    }

    /// <summary>Looks at what has no place in the public face: for tests.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Must not keep what it is given.</param>
    internal T Read<T>(Func<SessionView, T> read) => _shell.Read(read);

    /// <summary>Stops, as <see cref="StopAsync"/> does.</summary>
    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);
}
