using PluginHybrid.Core.Taps;
using PluginHybrid.Hosting.Lanes;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Reporting;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.State;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Sdk.Views;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>One instance of a plugin and all that it was given. It ends as a whole: desk, timers, watches, token, and the way back to its lane.</summary>
internal sealed class PluginInstance : IPluginHost, IDisposable
{
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly InstanceSetup _setup;
    private volatile bool _hasEnded;
    private HybridPlugin? _plugin;

    public PluginInstance(InstanceSetup setup, StartReason reason)
    {
        _setup = setup;
        StartReason = reason;
        Context = new LaneContext(setup.Room.Lane, this, setup.Time);
        Clock = new LaneClock(this, setup.Time);
        Timers = new LaneTimers(setup.Time);
        TickersBook = new TickersBook(setup.Port);
        Desk = new OrderDesk(this, setup.Commands, setup.Port);
        StoredState = new InstanceState(setup.Id, setup.States);
        Background = setup.Script is { } script ? new UnplayedWork(setup.Id, script, _stopping.Token) : new BackgroundWork(_stopping.Token);
        Random = new Random(setup.Seed);
        Handlers = new HandlerSet(typeof(HybridPlugin));
        Version = setup.Version.Version;
    }

    /// <summary>The plugin itself.</summary>
    public HybridPlugin Plugin => _plugin!;

    /// <summary>The plugin's class; <c>null</c> before its constructor ran.</summary>
    public Type? PluginType => _plugin?.GetType();

    /// <summary>What it overrides.</summary>
    public HandlerSet Handlers { get; private set; }

    /// <summary>Its way back to the lane.</summary>
    public LaneContext Context { get; }

    /// <summary>Sets the time of its turns.</summary>
    public LaneClock Clock { get; }

    /// <summary>Its timers.</summary>
    public LaneTimers Timers { get; }

    /// <summary>Its tickers.</summary>
    public TickersBook TickersBook { get; }

    /// <summary>Its desk.</summary>
    public OrderDesk Desk { get; }

    /// <summary>Its values.</summary>
    public InstanceState StoredState { get; }

    /// <summary>What it was loaded from.</summary>
    public LoadedPlugin Loaded => _setup.Version;

    /// <summary>Where it lives.</summary>
    public Lane Lane => _setup.Room.Lane;

    /// <summary>What the present turn of its lane handles.</summary>
    public TurnCause Cause => _setup.Room.Pump.Cause;

    /// <summary>True once it has ended: nothing of it runs on the lane any more.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>True once the guard has dealt with a fault of it: what else it throws has no consequence. Kept here: who remembers an instance keeps it in memory.</summary>
    public bool IsDealtWith { get; set; }

    /// <summary>True while a fault of it brings the version before it back.</summary>
    public bool IsOnTrial { get; set; }

    /// <summary>True once its token is cancelled.</summary>
    public bool IsStopping => _stopping.IsCancellationRequested;

    /// <summary>What it asked for, a script in its first turn.</summary>
    public Capabilities Asked => _setup.Version.Asked | (_plugin is HybridScript script ? script.Asked : Capabilities.None);

    /// <inheritdoc />
    public string Id => _setup.Id;

    /// <inheritdoc />
    public string Version { get; }

    /// <inheritdoc />
    public PluginMode Mode => _setup.Mode();

    /// <inheritdoc />
    public Capabilities Granted => Asked & _setup.Allow();

    /// <inheritdoc />
    public StartReason StartReason { get; }

    /// <inheritdoc />
    public IPositions Positions => _setup.Room.Pump.Books.Positions;

    /// <inheritdoc />
    public ITickers Tickers => TickersBook;

    /// <inheritdoc />
    public IInstruments Instruments => _setup.Room.Pump.Books.Instruments;

    /// <inheritdoc />
    public IOrderDesk Orders => Desk;

    /// <inheritdoc />
    public IStateStore State => StoredState;

    /// <inheritdoc />
    public IPluginLog Log => _setup.Log;

    /// <inheritdoc />
    public IMetrics Metrics => _setup.Metrics;

    /// <inheritdoc />
    public ISettingValues Settings => _setup.Version.Settings;

    /// <inheritdoc />
    public IBackgroundWork Background { get; }

    /// <inheritdoc />
    TimeProvider IPluginHost.Clock => Clock;

    /// <inheritdoc />
    public Random Random { get; }

    /// <inheritdoc />
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Makes the plugin and gives it its ports. Runs its constructor: on the lane.</summary>
    public void Create()
    {
        StoredState.Load();
        _plugin = _setup.Version.CreateInstance();
        Handlers = new HandlerSet(_plugin.GetType());
        _plugin.Attach(this);
    }

    /// <inheritdoc />
    public IDisposable Every(TimeSpan period, Func<ValueTask> due)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, ShortestPeriod);
        return Repeat(period, period, due);
    }

    /// <inheritdoc />
    public IDisposable After(TimeSpan delay, Func<ValueTask> due)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return Repeat(delay, Timeout.InfiniteTimeSpan, due);
    }

    /// <summary>The end of a turn, or of its first part: what it changed is stored, then its commands go.</summary>
    public void Flush()
    {
        if (_hasEnded)
        {
            return;
        }

        try
        {
            StoredState.Flush();
            Desk.Flush();
        }
#pragma warning disable CA1031 // A store or a session that fails must not end the lane.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _setup.Watch.Faulted(this, "storing state and handing in orders", exception);
        }
    }

    /// <summary>It is to stop: once the turn that runs has handed in what it asked for, no order more, what it waits for is answered, and its token is cancelled.</summary>
    /// <remarks>On the lane, so that a replay, which knows between which turns this was, denies neither more nor less. A turn that hangs is ended by <see cref="Dispose"/>.</remarks>
    public void LetGo()
    {
        var now = _setup.Time.GetUtcNow();
        Lane.Post(new OutcomeCame(this, now, () =>
        {
            Desk.Revoke();
            _setup.Commands.LetGo(this, now);
            _stopping.Cancel();
        }));
    }

    /// <summary>Cancels its token. On the lane.</summary>
    public void Cancel() => _stopping.Cancel();

    /// <summary>Ends it, at once and from any thread. A thread that still runs in it can do nothing more.</summary>
    public void Dispose()
    {
        if (_hasEnded)
        {
            return;
        }

        Desk.Revoke();
        _hasEnded = true;
        Timers.End();
        TickersBook.End();
        if (_setup.IsDriven)
        {
            CancelHere();
        }
        else
        {
            // What listens to the token is the plugin's, and may hang: not on this thread.
            _ = _stopping.CancelAsync();
        }
    }

    private void CancelHere()
    {
        try
        {
            _stopping.Cancel();
        }
        catch (AggregateException thrown)
        {
            _setup.Watch.Faulted(this, "cancellation", thrown);
        }
    }

    /// <summary>What tells a recorder that a timer came to the lane; <c>null</c>: nobody records.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="at">When it was found due.</param>
    public Action<LanePlace>? TellTimer(int number, DateTimeOffset at) => _setup.Turns is { } tap
        ? place => tap.Arrived(new ArrivalFact(Id, ArrivalKind.TimerDue, number, at, place.Input, place.Arrivals))
        : null;

    private LaneTimer Repeat(TimeSpan delay, TimeSpan period, Func<ValueTask> due)
    {
        var waits = 0;
        return Timers.Add(delay, period, (number, at) =>
        {
            // A call that is late is made once, not many times.
            if (Interlocked.Exchange(ref waits, 1) == 0)
            {
                Lane.Post(new TimerErrand(this, at, due, () => Volatile.Write(ref waits, 0)), TellTimer(number, at));
            }
        });
    }
}
