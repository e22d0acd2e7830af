using System.ComponentModel;
using System.Runtime.CompilerServices;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Reporting;
using PluginHybrid.Sdk.State;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Sdk.Views;

namespace PluginHybrid.Sdk;

/// <summary>What a <c>.csx</c> sees without a word of ceremony: the ports, and one method to call per kind of event.</summary>
/// <remarks>
/// The script's text runs once, as the first turn; what it registers runs from then on, on the plugin's lane. A second
/// registration of the same kind is added, not replaced; they run in the order of the text.
/// </remarks>
/// <example><code>
/// Needs(Capabilities.MoveStops);
/// var percent = Setting("percent", 1m, min: 0.05m, max: 50m);
/// OnUpdate(async update =>
/// {
///     if (update is { MarkPrice: { } mark, Position: { Side: Side.Buy } held })
///     {
///         await MoveStop(held, mark * (1 - percent / 100), $"{percent} % below {mark}");
///     }
/// });
/// </code></example>
/// <example><code>
/// Tickers.Watch("BTCUSDT");
/// OnTicker(ticker =&gt; Metrics.Gauge("btc", ticker.MarkPrice ?? 0));
/// On&lt;PositionClosed&gt;(closed =&gt; State.Remove($"high/{closed.Position.Key}"));
/// Every(TimeSpan.FromMinutes(5), async () =&gt;
/// {
///     foreach (var held in Positions.All().Where(held =&gt; Now - held.Position.OpenedAt &gt; TimeSpan.FromHours(12)))
///     {
///         var half = Instruments.Find(held.Position.Key.Symbol)?.RoundQuantity(held.Position.Size / 2) ?? 0;
///         if (held.ProfitPercent &gt; 0) { await Reduce(held.Position, half, "12 h old"); } else { await Close(held.Position, "12 h old and at a loss"); }
///     }
/// });
/// After(TimeSpan.FromSeconds(10), async () =&gt; Log.Information($"{Mode} {Host.Id}: {await Background.Run(stop =&gt; Task.FromResult("checked"))}"));
/// On&lt;OrderUpdate&gt;(async order =&gt; { if (order.Status == "Rejected") { await Orders.Submit(new CancelOrder(order.Key, order.OrderLinkId, "refused")); } });
/// OnStop(reason =&gt; Log.Information($"stopped: {reason}"));
/// </code></example>
public sealed class HybridScript : HybridPlugin
{
    private readonly Func<HybridScript, Task> _body;
    private readonly List<Func<PositionUpdate, ValueTask>> _updates = [];
    private readonly List<Func<TickerUpdate, ValueTask>> _tickers = [];
    private readonly List<Func<IHybridEvent, ValueTask>> _events = [];
    private readonly List<Func<StopReason, ValueTask>> _stops = [];

    /// <summary>For the host: wraps a compiled script.</summary>
    /// <param name="body">Runs the script's text with this as its globals.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public HybridScript(Func<HybridScript, Task> body) => _body = body;

    /// <summary>What the text asked for with <see cref="Needs"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Capabilities Asked { get; private set; }

    /// <summary>All that the host gives.</summary>
    public new IPluginHost Host => base.Host;

    /// <summary>Open legs as of the event being handled.</summary>
    public new IPositions Positions => base.Positions;

    /// <summary>Prices as of the event being handled.</summary>
    public new ITickers Tickers => base.Tickers;

    /// <summary>Trading rules of symbols.</summary>
    public new IInstruments Instruments => base.Instruments;

    /// <summary>Takes commands.</summary>
    public new IOrderDesk Orders => base.Orders;

    /// <summary>Durable values.</summary>
    public new IStateStore State => base.State;

    /// <summary>Lines in the host's log.</summary>
    public new IPluginLog Log => base.Log;

    /// <summary>Figures shown by <c>hybrid plugins</c>.</summary>
    public new IMetrics Metrics => base.Metrics;

    /// <summary>Work off the lane.</summary>
    public new IBackgroundWork Background => base.Background;

    /// <summary>The time of the event being handled.</summary>
    public new DateTimeOffset Now => base.Now;

    /// <summary>What becomes of this script's orders.</summary>
    public new PluginMode Mode => base.Mode;

    /// <summary>Says what the script needs; the operator grants it. Call it at the top.</summary>
    /// <param name="needs">Capabilities, joined by <c>|</c>.</param>
    public void Needs(Capabilities needs) => Asked |= needs;

    /// <summary>Reads a setting from <c>&lt;id&gt;.yaml</c> or <c>hybrid.yaml</c>.</summary>
    /// <typeparam name="T">Number, text, bool, <see cref="TimeSpan"/>, enum or a list of these.</typeparam>
    /// <param name="name">Its key.</param>
    /// <param name="otherwise">The value when the operator set none.</param>
    /// <param name="min">Smallest allowed value.</param>
    /// <param name="max">Largest allowed value.</param>
    /// <exception cref="Settings.SettingRefusedException">The value cannot be.</exception>
    public T Setting<T>(string name, T otherwise, decimal? min = null, decimal? max = null) => Host.Settings.Read(name, otherwise, min, max);

    /// <summary>Calls the handler for each leg at each new price.</summary>
    /// <param name="handler">Runs on the lane.</param>
    [OverloadResolutionPriority(1)]
    public void OnUpdate(Func<PositionUpdate, ValueTask> handler) => _updates.Add(handler);

    /// <summary>Calls the handler for each leg at each new price.</summary>
    /// <param name="handler">Runs on the lane.</param>
    public void OnUpdate(Action<PositionUpdate> handler) => _updates.Add(Async(handler));

    /// <summary>Calls the handler for tickers of watched symbols; see <see cref="ITickers.Watch"/>.</summary>
    /// <param name="handler">Runs on the lane.</param>
    [OverloadResolutionPriority(1)]
    public void OnTicker(Func<TickerUpdate, ValueTask> handler) => _tickers.Add(handler);

    /// <summary>Calls the handler for tickers of watched symbols; see <see cref="ITickers.Watch"/>.</summary>
    /// <param name="handler">Runs on the lane.</param>
    public void OnTicker(Action<TickerUpdate> handler) => _tickers.Add(Async(handler));

    /// <summary>Calls the handler for every account event of one type: <see cref="PositionOpened"/>, <see cref="PositionClosed"/>, <see cref="OrderUpdate"/>, ...</summary>
    /// <typeparam name="TEvent">The type.</typeparam>
    /// <param name="handler">Runs on the lane.</param>
    [OverloadResolutionPriority(1)]
    public void On<TEvent>(Func<TEvent, ValueTask> handler)
        where TEvent : struct, IHybridEvent => _events.Add(happened => happened is TEvent wanted ? handler(wanted) : default);

    /// <summary>Calls the handler for every account event of one type.</summary>
    /// <typeparam name="TEvent">The type.</typeparam>
    /// <param name="handler">Runs on the lane.</param>
    public void On<TEvent>(Action<TEvent> handler)
        where TEvent : struct, IHybridEvent => On(Async(handler));

    /// <summary>Calls the handler when the script stops; orders are denied by then.</summary>
    /// <param name="handler">The last turn.</param>
    public void OnStop(Action<StopReason> handler) => _stops.Add(Async(handler));

    /// <summary>Calls back on the lane, again and again.</summary>
    /// <param name="period">At least 10 ms.</param>
    /// <param name="due">What to do.</param>
    [OverloadResolutionPriority(1)]
    public new IDisposable Every(TimeSpan period, Func<ValueTask> due) => base.Every(period, due);

    /// <summary>Calls back on the lane, again and again.</summary>
    /// <param name="period">At least 10 ms.</param>
    /// <param name="due">What to do.</param>
    public IDisposable Every(TimeSpan period, Action due) => base.Every(period, Async(due));

    /// <summary>Calls back on the lane, once.</summary>
    /// <param name="delay">Zero or more.</param>
    /// <param name="due">What to do.</param>
    [OverloadResolutionPriority(1)]
    public new IDisposable After(TimeSpan delay, Func<ValueTask> due) => base.After(delay, due);

    /// <summary>Calls back on the lane, once.</summary>
    /// <param name="delay">Zero or more.</param>
    /// <param name="due">What to do.</param>
    public IDisposable After(TimeSpan delay, Action due) => base.After(delay, Async(due));

    /// <summary>Sets or moves the stop of a leg; never looser.</summary>
    /// <param name="position">The leg.</param>
    /// <param name="price">Trigger price.</param>
    /// <param name="because">Why.</param>
    public ValueTask<OrderOutcome> MoveStop(Position position, decimal price, string because) =>
        Orders.Submit(new SetStop(position.Key, price, because));

    /// <summary>Makes a leg smaller at the market.</summary>
    /// <param name="position">The leg.</param>
    /// <param name="quantity">How much, above zero.</param>
    /// <param name="because">Why.</param>
    public ValueTask<OrderOutcome> Reduce(Position position, decimal quantity, string because) =>
        Orders.Submit(new Reduce(position.Key, quantity, because));

    /// <summary>Closes a leg at the market.</summary>
    /// <param name="position">The leg.</param>
    /// <param name="because">Why.</param>
    public ValueTask<OrderOutcome> Close(Position position, string because) =>
        Orders.Submit(new ClosePosition(position.Key, because));

    /// <inheritdoc />
    public override async ValueTask OnStart() => await _body(this).ConfigureAwait(true);

    /// <inheritdoc />
    public override async ValueTask OnStop(StopReason reason)
    {
        foreach (var stop in _stops)
        {
            await stop(reason).ConfigureAwait(true);
        }
    }

    /// <inheritdoc />
    public override ValueTask OnUpdate(PositionUpdate update) => _updates.Count switch
    {
        0 => default,
        1 => _updates[0](update),
        _ => InTurn(_updates, update),
    };

    /// <inheritdoc />
    public override ValueTask OnTicker(TickerUpdate ticker) => _tickers.Count switch
    {
        0 => default,
        1 => _tickers[0](ticker),
        _ => InTurn(_tickers, ticker),
    };

    /// <inheritdoc />
    public override ValueTask OnOpened(PositionOpened opened) => Tell(opened);

    /// <inheritdoc />
    public override ValueTask OnClosed(PositionClosed closed) => Tell(closed);

    /// <inheritdoc />
    public override ValueTask OnOrder(OrderUpdate order) => Tell(order);

    /// <inheritdoc />
    public override ValueTask OnExecution(Execution execution) => Tell(execution);

    /// <inheritdoc />
    public override ValueTask OnWallet(WalletUpdate wallet) => Tell(wallet);

    /// <inheritdoc />
    public override ValueTask OnStale(StreamStale stale) => Tell(stale);

    /// <inheritdoc />
    public override ValueTask OnFresh(StreamFresh fresh) => Tell(fresh);

    /// <inheritdoc />
    public override ValueTask OnResync(Resync resync) => Tell(resync);

    /// <inheritdoc />
    public override ValueTask OnOther(IHybridEvent happened) => Tell(happened);

    private ValueTask Tell(IHybridEvent happened) => _events.Count == 0 ? default : InTurn(_events, happened);

    private static async ValueTask InTurn<T>(List<Func<T, ValueTask>> handlers, T argument)
    {
        for (var i = 0; i < handlers.Count; i++)
        {
            await handlers[i](argument).ConfigureAwait(true);
        }
    }

    private static Func<T, ValueTask> Async<T>(Action<T> handler) => argument =>
    {
        handler(argument);
        return default;
    };

    private static Func<ValueTask> Async(Action due) => () =>
    {
        due();
        return default;
    };
}
