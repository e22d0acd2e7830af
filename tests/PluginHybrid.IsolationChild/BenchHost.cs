using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using PluginHybrid.Hosting.Isolation;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Reporting;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.State;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Sdk.Views;

namespace PluginHybrid.IsolationChild;

/// <summary>The ports of an instance, by hand: remembers what a plugin did, and answers as told.</summary>
internal sealed class BenchHost : TimeProvider, IPluginHost, ITickers, IInstruments, IOrderDesk, IPluginLog, IMetrics, IStateStore
{
    private readonly List<BenchTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public MirrorBooks Books { get; } = new();

    public SortedDictionary<string, string> Stored { get; init; } = new(StringComparer.Ordinal);

    public List<string> Commands { get; } = [];

    public List<string> Lines { get; } = [];

    public SortedDictionary<string, string> Figures { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Watching { get; } = new(StringComparer.Ordinal);

    public CancellationTokenSource Stop { get; } = new();

    public Func<int, OrderCommand, ValueTask<OrderOutcome>> Desk { get; set; } =
        (number, command) => new(new Accepted($"set/{number}") { OrderLinkId = $"link-{number}", Price = (command as SetStop)?.Price });

    public int TimerCount => _timers.Count;

    public string Id => "bench";

    public string Version => "1.2.3";

    public PluginMode Mode => PluginMode.Paper;

    public Capabilities Granted => Capabilities.MoveStops | Capabilities.TakeProfits;

    public StartReason StartReason => StartReason.Rollback;

    public IPositions Positions => Books;

    public ITickers Tickers => this;

    public IInstruments Instruments => this;

    public IOrderDesk Orders => this;

    public IStateStore State => this;

    public IPluginLog Log => this;

    public IMetrics Metrics => this;

    public ISettingValues Settings => throw new NotSupportedException();

    public IBackgroundWork Background => throw new NotSupportedException();

    public TimeProvider Clock => this;

    public Random Random { get; } = new(4711);

    public CancellationToken Stopping => Stop.Token;

    public void Set(DateTimeOffset now) => _now = now > _now ? now : _now;

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new BenchTimer(this, period, () =>
        {
            callback(state);
            return default;
        });
        timer.Change(dueTime, period);
        return timer;
    }

    public IDisposable Every(TimeSpan period, Func<ValueTask> due) => Add(period, period, due);

    public IDisposable After(TimeSpan delay, Func<ValueTask> due) => Add(delay, Timeout.InfiniteTimeSpan, due);

    public async Task RunTimersAsync(DateTimeOffset until)
    {
        while (_timers.Where(timer => timer.Due <= until).OrderBy(timer => timer.Due).FirstOrDefault() is { } next)
        {
            Set(next.Due!.Value);
            next.Due = next.Period > TimeSpan.Zero ? next.Due + next.Period : null;
            await next.Run();
        }
    }

    public ValueTask<OrderOutcome> Submit(OrderCommand command)
    {
        Commands.Add(command.ToString());
        return Desk(Commands.Count, command);
    }

    public void Watch(string symbol) => Watching.Add(symbol);

    public void Unwatch(string symbol) => Watching.Remove(symbol);

    public bool TryGet(string symbol, [MaybeNullWhen(false)] out TickerUpdate ticker) => Books.TryGetTicker(symbol, out ticker);

    public Instrument? Find(string symbol) => Books.Instrument(symbol);

    public T? Get<T>(string key) => Stored.TryGetValue(key, out var text) ? JsonSerializer.Deserialize<T>(text) : default;

    public void Set<T>(string key, T value) => Stored[key] = JsonSerializer.Serialize(value);

    public bool Remove(string key) => Stored.Remove(key);

    public IReadOnlyList<string> Keys(string prefix = "") => [.. Stored.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))];

    public void Write(PluginLogLevel level, string text)
    {
        lock (Lines)
        {
            Lines.Add(text);
        }
    }

    public void Count(string name, long by = 1) =>
        Figures[name] = (long.Parse(Figures.GetValueOrDefault(name, "0"), CultureInfo.InvariantCulture) + by).ToString(CultureInfo.InvariantCulture);

    public void Gauge(string name, decimal value) => Figures[name] = value.ToString(CultureInfo.InvariantCulture);

    private BenchTimer Add(TimeSpan delay, TimeSpan period, Func<ValueTask> due)
    {
        var timer = new BenchTimer(this, period, due);
        timer.Change(delay, period);
        return timer;
    }

    private sealed class BenchTimer(BenchHost host, TimeSpan period, Func<ValueTask> run) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public TimeSpan Period { get; private set; } = period;

        public ValueTask Run() => run();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            host._timers.Remove(this);
            host._timers.Add(this);
            Period = period;
            Due = dueTime < TimeSpan.Zero ? null : host._now + dueTime;
            return true;
        }

        public void Dispose() => host._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
