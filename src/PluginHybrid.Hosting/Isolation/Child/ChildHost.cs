using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Reporting;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.State;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Sdk.Views;

namespace PluginHybrid.Hosting.Isolation.Child;

/// <summary>The ports of a plugin in its own process: each passes on to the host what cannot be answered here.</summary>
internal sealed class ChildHost : IPluginHost
{
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(10);

    private readonly Outbox _outbox;
    private readonly Dictionary<long, Func<ValueTask>> _timers = [];

    public ChildHost(Start start, string id, ISettingValues settings, ChildPorts ports, CancellationToken stopping)
    {
        _outbox = ports.Outbox;
        (Id, Version, Mode, Granted, StartReason) = (id, start.Version, start.Turn.Mode, start.Turn.Granted, start.Reason);
        (Settings, Stopping) = (settings, stopping);
        Positions = ports.Books;
        Tickers = new ChildTickers(ports.Outbox, ports.Books);
        Instruments = ports.Questions;
        Orders = ports.Desk;
        State = new ChildState(id, start.State, ports.Outbox);
        Metrics = new ChildMetrics(ports.Outbox);
        Background = new ChildBackground(stopping);
        Clock = ports.Clock;
        Random = new HostRandom(ports.Questions);
    }

    /// <inheritdoc />
    public string Id { get; }

    /// <inheritdoc />
    public string Version { get; }

    /// <inheritdoc />
    public PluginMode Mode { get; private set; }

    /// <inheritdoc />
    public Capabilities Granted { get; private set; }

    /// <inheritdoc />
    public StartReason StartReason { get; }

    /// <inheritdoc />
    public IPositions Positions { get; }

    /// <inheritdoc />
    public ITickers Tickers { get; }

    /// <inheritdoc />
    public IInstruments Instruments { get; }

    /// <inheritdoc />
    public IOrderDesk Orders { get; }

    /// <inheritdoc />
    public IStateStore State { get; }

    /// <inheritdoc />
    public IPluginLog Log => _outbox;

    /// <inheritdoc />
    public IMetrics Metrics { get; }

    /// <inheritdoc />
    public ISettingValues Settings { get; }

    /// <inheritdoc />
    public IBackgroundWork Background { get; }

    /// <inheritdoc />
    public ChildClock Clock { get; }

    /// <inheritdoc />
    TimeProvider IPluginHost.Clock => Clock;

    /// <inheritdoc />
    public Random Random { get; }

    /// <inheritdoc />
    public CancellationToken Stopping { get; }

    /// <inheritdoc />
    public IDisposable Every(TimeSpan period, Func<ValueTask> due)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, ShortestPeriod);
        return Add(period, due, repeats: true);
    }

    /// <inheritdoc />
    public IDisposable After(TimeSpan delay, Func<ValueTask> due)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return Add(delay, due, repeats: false);
    }

    /// <summary>What the operator decided meanwhile.</summary>
    public void Take(TurnHead turn) => (Mode, Granted) = (turn.Mode, turn.Granted);

    /// <summary>A timer's turn; one that was ended meanwhile does nothing.</summary>
    public ValueTask Due(long id) => _timers.TryGetValue(id, out var due) ? due() : default;

    private Registration Add(TimeSpan delay, Func<ValueTask> due, bool repeats)
    {
        var id = Clock.Number();
        _timers[id] = due;
        _outbox.Add(new SetTimer(id, delay, repeats));
        return new Registration(this, id);
    }

    private sealed class Registration(ChildHost host, long id) : IDisposable
    {
        /// <inheritdoc />
        public void Dispose()
        {
            if (host._timers.Remove(id))
            {
                host._outbox.Add(new EndTimer(id));
            }
        }
    }
}
