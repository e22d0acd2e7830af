using System.Reflection;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Hosting.Lanes;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Takes every event of the router and puts it into the lanes, in the order of the plugins' ids.</summary>
/// <remarks>One short lock per event: a lane is added between two events, with the state as of the newest, so it misses nothing and sees nothing twice.</remarks>
internal sealed class EventFan : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<IDisposable> _subscriptions = [];
    private readonly Func<string, PluginSlot?> _find;
    private readonly LegTable _legs = new();
    private readonly Func<IReadOnlyList<PositionUpdate>> _open;
    private readonly SortedDictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, TickerUpdate> _tickers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _symbols = new(StringComparer.Ordinal);
    private readonly List<PluginSlot> _fed = [];
    private readonly Dictionary<PluginSlot, PaperOverlay> _papers = [];
    private LaneFeed[] _lanes = [];
    private PluginSlot[] _inline = [];
    private EventStamp _newest;
    private long _newestInput;
    private int _publisher;

    public EventFan(EventRouter router, Func<string, PluginSlot?> find)
    {
        _find = find;
        _open = _legs.Snapshot;
        _subscriptions.Add(router.On<PositionUpdate>(EventNames.PositionUpdate, OnUpdate));
        _subscriptions.Add(router.On<TickerUpdate>(EventNames.TickerUpdate, OnTicker));
        _subscriptions.Add(router.On<CommandSettled>(CommandSettled.EventName, OnSettled));
        _subscriptions.Add(router.On<PaperEvent>(PaperEvent.EventName, OnPaper));
        var subscribe = typeof(EventFan).GetMethod(nameof(Subscribe), BindingFlags.Instance | BindingFlags.NonPublic)!;
        foreach (var type in AccountEvents)
        {
            subscribe.MakeGenericMethod(type).Invoke(this, [router]);
        }
    }

    /// <summary>Every kind of event that is lossless, also those that are added to the SDK later.</summary>
    private static IEnumerable<Type> AccountEvents => typeof(IHybridEvent).Assembly.GetExportedTypes()
        .Where(type => type.IsValueType && typeof(IHybridEvent).IsAssignableFrom(type))
        .Where(type => type != typeof(PositionUpdate) && type != typeof(TickerUpdate) && type != typeof(Resync))
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>The newest input that caused an event.</summary>
    public long NewestInput => Volatile.Read(ref _newestInput);

    /// <summary>True on the thread that publishes at this moment.</summary>
    public bool IsPublishing => Volatile.Read(ref _publisher) == Environment.CurrentManagedThreadId;

    /// <summary>Begins to feed a slot's lane.</summary>
    /// <returns>The state of the stream at which it begins.</returns>
    public StreamState Feed(PluginSlot slot)
    {
        lock (_gate)
        {
            if (!_fed.Contains(slot))
            {
                _fed.Add(slot);
                _fed.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
            }

            SortHeld();
            return new StreamState(_newest, _papers.TryGetValue(slot, out var paper) ? paper.Open() : _legs.Snapshot(), [.. _instruments.Values], [.. _tickers.Values]);
        }
    }

    /// <summary>Feeds it no more.</summary>
    public void Unfeed(PluginSlot slot)
    {
        lock (_gate)
        {
            _fed.Remove(slot);
            SortHeld();
        }
    }

    /// <summary>A slot has another lane or driver.</summary>
    public void Sort()
    {
        lock (_gate)
        {
            SortHeld();
        }
    }

    /// <summary>The plugin is no longer in mode paper: it sees the real legs again, and is told so by a <see cref="Resync"/>.</summary>
    public void EndPaper(PluginSlot slot)
    {
        lock (_gate)
        {
            if (_papers.Remove(slot))
            {
                SortHeld();
                slot.Room?.Lane.Post(new Resync(_newest, 0, _legs.Snapshot()), _legs.All, _open);
            }
        }
    }

    /// <summary>Runs what may run of the lanes that have no thread, in the order of their plugins' ids.</summary>
    public void RunInline()
    {
        if (_inline.Length == 0)
        {
            return;
        }

        using var _ = GuestStay.Begin();
        foreach (var slot in _inline)
        {
            slot.Room?.Inline?.RunClean();
            slot.MoveIfAsked();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    private void Subscribe<TEvent>(EventRouter router)
        where TEvent : struct, IHybridEvent => _subscriptions.Add(router.On<TEvent>("*", OnAccount));

    private void OnUpdate(in PositionUpdate update)
    {
        if (update.Cause != UpdateCause.Tick)
        {
            OnAccount(update);
            return;
        }

        lock (_gate)
        {
            Begin(update.Stamp);
            var leg = _legs.Updated(update);
            foreach (ref readonly var feed in leg < 0 ? default : _lanes.AsSpan())
            {
                if (feed.Paper is null)
                {
                    feed.Lane.PostTick(leg, update);
                }
                else if (feed.Paper.TryLay(leg, update, out var laid))
                {
                    feed.Lane.PostTick(leg, laid);
                }
            }

            _publisher = 0;
        }

        RunInline();
    }

    private void OnTicker(in TickerUpdate ticker)
    {
        lock (_gate)
        {
            Begin(ticker.Stamp);
            _tickers[ticker.Symbol] = ticker;
            if (!_symbols.TryGetValue(ticker.Symbol, out var symbol))
            {
                _symbols.Add(ticker.Symbol, symbol = _symbols.Count);
            }

            foreach (var feed in _lanes)
            {
                feed.Lane.PostTicker(symbol, ticker);
            }

            _publisher = 0;
        }

        RunInline();
    }

    private void OnAccount<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent
    {
        // Boxed once, for all lanes.
        IHybridEvent boxed = happened;
        lock (_gate)
        {
            Begin(happened.Stamp);
            if (Learn(boxed) is { } legs)
            {
                foreach (var feed in _lanes)
                {
                    if (feed.Paper is null)
                    {
                        feed.Lane.Post(boxed, legs, _open);
                    }
                    else if (feed.Paper.Lay(boxed, legs) is { } laid)
                    {
                        feed.Lane.Post(laid, legs, feed.Paper.Open);
                    }
                }
            }

            _publisher = 0;
        }

        RunInline();
    }

    private void OnSettled(in CommandSettled settled)
    {
        Volatile.Write(ref _newestInput, Math.Max(settled.Stamp.Input, _newestInput));
        _find(settled.Id.Plugin)?.Commands.Settle(settled.Id, settled.Outcome, settled.Stamp.ReceivedAt);
    }

    private void OnPaper(in PaperEvent happened)
    {
        var inside = happened.Inside;
        var slot = _find(happened.Plugin);
        lock (_gate)
        {
            Begin(happened.Stamp);
            if (slot is { Mode: PluginMode.Paper })
            {
                if (!_papers.TryGetValue(slot, out var paper))
                {
                    _papers.Add(slot, paper = new PaperOverlay(_legs));
                    SortHeld();
                }

                var legs = paper.Take(inside);
                if (_fed.Contains(slot))
                {
                    slot.Room?.Lane.Post(inside, legs, paper.Open);
                }
            }

            _publisher = 0;
        }

        RunInline();
    }

    private void Begin(in EventStamp stamp)
    {
        Volatile.Write(ref _publisher, Environment.CurrentManagedThreadId);
        _newest = stamp.Sequence > _newest.Sequence ? stamp : _newest;
        Volatile.Write(ref _newestInput, Math.Max(stamp.Input, _newestInput));
    }

    private int[]? Learn(IHybridEvent happened)
    {
        switch (happened)
        {
            case PositionUpdate update: return _legs.Updated(update) is >= 0 and var changed ? [changed] : null;
            case PositionOpened opened: return [_legs.Opened(opened)];
            case PositionClosed closed: return [_legs.Closed(closed)];
            case OrderUpdate order: return [_legs.NumberOf(order.Key)];
            case Execution execution: return [.. _legs.NumbersIn(execution.Symbol)];
            case ProtectionAlarm alarm: return [_legs.NumberOf(alarm.Key)];
            case InstrumentUpdate rules:
                _instruments[rules.Instrument.Symbol] = rules.Instrument;
                return [];
            default: return [];
        }
    }

    private void SortHeld()
    {
        _lanes = [.. _fed.Where(slot => slot.Room is not null).Select(slot => new LaneFeed(slot.Room!.Lane, _papers.GetValueOrDefault(slot)))];
        _inline = [.. _fed.Where(slot => slot.Room?.Inline is not null)];
    }
}
