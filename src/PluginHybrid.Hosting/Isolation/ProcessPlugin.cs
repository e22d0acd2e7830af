using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>Stands on the lane for a plugin that runs in a process of its own. Lane, guard and swap treat it as any other plugin.</summary>
/// <remarks>Each handler is done when the process says so; meanwhile the lane is free, and ticks conflate as they always do.</remarks>
public sealed class ProcessPlugin : HybridPlugin, IDisposable
{
    private readonly ProcessLoadedPlugin _version;
    private readonly ProcessIsolationOptions _options;
    private readonly HashSet<string> _handlers = new(StringComparer.Ordinal);
    private ChildLink? _link;
    private PluginProcess? _process;
    private CancellationTokenRegistration _stopping;
    private ITimer? _end;
    private bool _isStopping;

    internal ProcessPlugin(ProcessLoadedPlugin version, ProcessIsolationOptions options) => (_version, _options) = (version, options);

    /// <inheritdoc />
    public override async ValueTask OnStart()
    {
        var lane = SynchronizationContext.Current ?? throw new InvalidOperationException("A plugin in a process is started on a lane.");
        _process = await _version.TakeProcessAsync(Stopping).ConfigureAwait(true);
        _link = new ChildLink(_process, Host, lane, _options, Learn);
        _stopping = Stopping.Register(Cancelled);
        _link.Open();
        var state = Host.State.Keys().ToDictionary(key => key, key => Host.State.Get<RawJson>(key).Text, StringComparer.Ordinal);
        await _link.RunTurn(nameof(OnStart), head => new Start(head, Host.Version, Host.StartReason, state)).ConfigureAwait(true);
    }

    /// <inheritdoc />
    public override async ValueTask OnStop(StopReason reason)
    {
        _isStopping = true;
        try
        {
            if (_link is { IsLost: false })
            {
                await _link.RunTurn(nameof(OnStop), head => new Stop(head, reason)).ConfigureAwait(true);
            }
        }
        finally
        {
            Dispose();
        }
    }

    /// <inheritdoc />
    public override ValueTask OnUpdate(PositionUpdate update) => Wants(nameof(OnUpdate)) ? Forward(nameof(OnUpdate), update) : default;

    /// <inheritdoc />
    public override ValueTask OnTicker(TickerUpdate ticker) => Wants(nameof(OnTicker)) ? Forward(nameof(OnTicker), ticker) : default;

    /// <inheritdoc />
    public override ValueTask OnOpened(PositionOpened opened) => Forward(nameof(OnOpened), opened);

    /// <inheritdoc />
    public override ValueTask OnClosed(PositionClosed closed) => Forward(nameof(OnClosed), closed);

    /// <inheritdoc />
    public override ValueTask OnOrder(OrderUpdate order) => Forward(nameof(OnOrder), order);

    /// <inheritdoc />
    public override ValueTask OnExecution(Execution execution) => Forward(nameof(OnExecution), execution);

    /// <inheritdoc />
    public override ValueTask OnWallet(WalletUpdate wallet) => Forward(nameof(OnWallet), wallet);

    /// <inheritdoc />
    public override ValueTask OnStale(StreamStale stale) => Forward(nameof(OnStale), stale);

    /// <inheritdoc />
    public override ValueTask OnFresh(StreamFresh fresh) => Forward(nameof(OnFresh), fresh);

    /// <inheritdoc />
    public override ValueTask OnResync(Resync resync) => Forward(nameof(OnResync), resync);

    /// <inheritdoc />
    public override ValueTask OnOther(IHybridEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return EventJson.Knows(happened) ? Forward(nameof(OnOther), happened) : default;
    }

    /// <summary>Ends the process: it may end by itself for a moment, then it is killed.</summary>
    public void Dispose()
    {
        _stopping.Unregister();
        _end?.Dispose();
        _link?.Dispose();
    }

    // Ticks ask before they are boxed.
    private bool Wants(string handler) => _handlers.Contains(handler);

    private ValueTask Forward(string handler, IHybridEvent happened) =>
        _link is { } link && _handlers.Contains(handler) ? link.EventTurn(handler, happened) : default;

    private void Learn(TellInterest told)
    {
        _handlers.Clear();
        _handlers.UnionWith(told.Handlers);
        _version.Learn(told.Asked);
    }

    // An instance that ended without OnStop (revoked, hung) leaves no process behind.
    private void Cancelled()
    {
        _link?.Send(new Stopping());
        _end = _options.Time.CreateTimer(_ => KillUnlessStopping(), null, _options.EndLimit, Timeout.InfiniteTimeSpan);
    }

    private void KillUnlessStopping()
    {
        if (!_isStopping)
        {
            _process?.Kill("its instance was ended");
            return;
        }

        _end = _options.Time.CreateTimer(_ => _process?.Kill("OnStop did not come to its end"), null, _options.HangLimit, Timeout.InfiniteTimeSpan);
    }
}
