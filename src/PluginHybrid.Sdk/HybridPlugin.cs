using System.ComponentModel;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Reporting;
using PluginHybrid.Sdk.State;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Sdk.Views;

namespace PluginHybrid.Sdk;

/// <summary>The base of every plugin. Override what you need; the host subscribes you to that and to nothing else.</summary>
/// <remarks>
/// <para>One lane: handlers, timers and the code after an <c>await</c> run one at a time, so fields need no locks. While
/// a handler awaits, the next event of this plugin waits.</para>
/// <para>Account events (opened, closed, order, execution, wallet, streams) arrive each exactly once and in order. Ticks
/// conflate: a plugin that is busy sees the newest per leg, never an older one after it, and nothing after closed.</para>
/// <para>Ports may be used from <see cref="OnStart"/> on, not in the constructor.</para>
/// </remarks>
/// <example><code>
/// [Plugin("price-alert")]
/// public sealed class PriceAlert : HybridPlugin
/// {
///     public override ValueTask OnUpdate(PositionUpdate update)
///     {
///         if (update.ProfitPercent > 5) { Log.Alert($"{update.Position.Key} is {update.ProfitPercent:0.0} % up"); }
///         return default;
///     }
/// }
/// </code></example>
/// <example><code>
/// [Plugin("diary", Title = "Diary")]
/// public sealed class Diary : HybridPlugin
/// {
///     private readonly Dictionary&lt;PositionKey, decimal&gt; _best = [];
///     private IDisposable? _hourly;
///
///     public override ValueTask OnStart()
///     {
///         Tickers.Watch("BTCUSDT");
///         _hourly = Every(TimeSpan.FromHours(1), () =&gt; { Log.Information($"{Positions.Count} legs, mode {Mode}"); return default; });
///         After(TimeSpan.FromMinutes(1), async () =&gt; Log.Debug(await Background.Run(stop =&gt; Task.FromResult($"{Host.Id} {stop.CanBeCanceled}"))));
///         Log.Debug($"{Instruments.Find("BTCUSDT")?.TickSize} {Random.Next(6)} {Clock.LocalTimeZone} {Stopping.IsCancellationRequested}");
///         return default;
///     }
///
///     public override ValueTask OnOpened(PositionOpened opened) { _best[opened.Position.Key] = 0; return default; }
///
///     public override async ValueTask OnUpdate(PositionUpdate update)
///     {
///         var key = update.Position.Key;
///         if (update.ProfitPercent is { } profit &amp;&amp; profit &gt; _best.GetValueOrDefault(key))
///         {
///             _best[key] = profit;
///             State.Set($"best/{key}", profit);
///             if (profit &gt; 10) { await Orders.Submit(new ClosePosition(key, $"{profit:0.0} % is enough")); }
///         }
///     }
///
///     public override ValueTask OnClosed(PositionClosed closed) { _best.Remove(closed.Position.Key); return default; }
///
///     public override ValueTask OnOrder(OrderUpdate order) { Metrics.Count("orders"); return default; }
///
///     public override ValueTask OnExecution(Execution execution) { Metrics.Count("executions"); return default; }
///
///     public override ValueTask OnWallet(WalletUpdate wallet) { Metrics.Gauge("equity", wallet.Equity ?? 0); return default; }
///
///     public override ValueTask OnTicker(TickerUpdate ticker) { Metrics.Gauge("btc", ticker.MarkPrice ?? 0); return default; }
///
///     public override ValueTask OnStale(StreamStale stale) { Log.Warning(stale.Reason); return default; }
///
///     public override ValueTask OnFresh(StreamFresh fresh) { Log.Information($"fresh at {Now:T}"); return default; }
///
///     public override ValueTask OnResync(Resync resync) { _best.Clear(); return default; }
///
///     public override ValueTask OnOther(IHybridEvent happened) { Log.Debug(happened.Name); return default; }
///
///     public override ValueTask OnStop(StopReason reason) { _hourly?.Dispose(); return default; }
/// }
/// </code></example>
public abstract class HybridPlugin
{
    private IPluginHost? _host;

    /// <summary>All that the host gives.</summary>
    /// <exception cref="InvalidOperationException">Used before <see cref="OnStart"/>.</exception>
    protected IPluginHost Host =>
        _host ?? throw new InvalidOperationException("The host gives its ports before OnStart; a constructor is too early. Move this to OnStart.");

    /// <summary>Open legs as of the event being handled.</summary>
    protected IPositions Positions => Host.Positions;

    /// <summary>Prices as of the event being handled.</summary>
    protected ITickers Tickers => Host.Tickers;

    /// <summary>Trading rules of symbols.</summary>
    protected IInstruments Instruments => Host.Instruments;

    /// <summary>Takes commands.</summary>
    protected IOrderDesk Orders => Host.Orders;

    /// <summary>Durable values.</summary>
    protected IStateStore State => Host.State;

    /// <summary>Lines in the host's log.</summary>
    protected IPluginLog Log => Host.Log;

    /// <summary>Figures shown by <c>hybrid plugins</c>.</summary>
    protected IMetrics Metrics => Host.Metrics;

    /// <summary>Work off the lane.</summary>
    protected IBackgroundWork Background => Host.Background;

    /// <summary>The time of the event being handled; its timers end with the plugin.</summary>
    protected TimeProvider Clock => Host.Clock;

    /// <summary>The same in a replay.</summary>
    protected Random Random => Host.Random;

    /// <summary>The time of the event being handled.</summary>
    protected DateTimeOffset Now => Host.Clock.GetUtcNow();

    /// <summary>What becomes of this plugin's orders.</summary>
    protected PluginMode Mode => Host.Mode;

    /// <summary>Cancelled when the plugin stops.</summary>
    protected CancellationToken Stopping => Host.Stopping;

    /// <summary>For the host: gives the ports, once.</summary>
    /// <param name="host">The ports.</param>
    /// <exception cref="InvalidOperationException">It has some already.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Attach(IPluginHost host)
    {
        if (Interlocked.CompareExchange(ref _host, host, null) is not null)
        {
            throw new InvalidOperationException("This instance is attached to a host already; every start makes a new one.");
        }

        OnAttached();
    }

    /// <summary>The ports are there and the settings can be read. For base classes; plugins use <see cref="OnStart"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void OnAttached()
    {
    }

    /// <summary>Calls back on the lane, again and again, until disposed or stopped.</summary>
    /// <param name="period">At least 10 ms.</param>
    /// <param name="due">What to do.</param>
    protected IDisposable Every(TimeSpan period, Func<ValueTask> due) => Host.Every(period, due);

    /// <summary>Calls back on the lane, once.</summary>
    /// <param name="delay">Zero or more.</param>
    /// <param name="due">What to do.</param>
    protected IDisposable After(TimeSpan delay, Func<ValueTask> due) => Host.After(delay, due);

    /// <summary>The first turn. Positions already open follow as <see cref="OnOpened"/>, then their updates.</summary>
    public virtual ValueTask OnStart() => default;

    /// <summary>The last turn. Orders are denied; what is in <see cref="State"/> is there for the next instance.</summary>
    /// <param name="reason">Why.</param>
    public virtual ValueTask OnStop(StopReason reason) => default;

    /// <summary>A leg at a new price, or with new facts.</summary>
    /// <param name="update">The leg and what it is worth.</param>
    public virtual ValueTask OnUpdate(PositionUpdate update) => default;

    /// <summary>A leg was opened, or is told to a plugin that has just started.</summary>
    /// <param name="opened">The leg.</param>
    public virtual ValueTask OnOpened(PositionOpened opened) => default;

    /// <summary>A leg is flat. Nothing more comes for this life of it.</summary>
    /// <param name="closed">The leg as it last was.</param>
    public virtual ValueTask OnClosed(PositionClosed closed) => default;

    /// <summary>An order changed state: ours, of another plugin, or of a person.</summary>
    /// <param name="order">The row.</param>
    public virtual ValueTask OnOrder(OrderUpdate order) => default;

    /// <summary>A fill, or a funding payment.</summary>
    /// <param name="execution">The row.</param>
    public virtual ValueTask OnExecution(Execution execution) => default;

    /// <summary>A balance changed.</summary>
    /// <param name="wallet">The row.</param>
    public virtual ValueTask OnWallet(WalletUpdate wallet) => default;

    /// <summary>A watched symbol's ticker changed; see <see cref="ITickers.Watch"/>.</summary>
    /// <param name="ticker">The ticker.</param>
    public virtual ValueTask OnTicker(TickerUpdate ticker) => default;

    /// <summary>Positions or prices are no longer to be trusted: tighten if you must, do not close on old prices.</summary>
    /// <param name="stale">Which, and why.</param>
    public virtual ValueTask OnStale(StreamStale stale) => default;

    /// <summary>Positions or prices are the venue's again.</summary>
    /// <param name="fresh">Which, and how long they were not.</param>
    public virtual ValueTask OnFresh(StreamFresh fresh) => default;

    /// <summary>Events were let go because this plugin fell behind; here is the state in their place.</summary>
    /// <param name="resync">The state.</param>
    public virtual ValueTask OnResync(Resync resync) => default;

    /// <summary>Every event that has no handler of its own above: connections, auth, reconciliation, rules, alarms.</summary>
    /// <param name="happened">The event.</param>
    public virtual ValueTask OnOther(IHybridEvent happened) => default;
}
