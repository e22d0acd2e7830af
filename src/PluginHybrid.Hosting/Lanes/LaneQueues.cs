using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>What waits in one lane. Guarded by the lane's lock.</summary>
/// <param name="capacity">Account events that may wait.</param>
/// <param name="counts">Figures.</param>
internal sealed class LaneQueues(int capacity, LaneCounts counts)
{
    private readonly Queue<ControlItem> _control = new();
    private readonly Queue<LaneErrand> _errands = new();
    private readonly AccountQueue _account = new(capacity);
    private readonly LatestSlots<PositionUpdate> _ticks = new();
    private readonly LatestSlots<TickerUpdate> _tickers = new();

    /// <summary>Whether the plugin handles ticks.</summary>
    public bool WantsTicks { get; set; }

    /// <summary>Account events that wait.</summary>
    public int Depth => _account.Count;

    /// <summary>When the tick that waits longest arrived.</summary>
    public DateTimeOffset? OldestTick => WantsTicks ? _ticks.Oldest?.Stamp.ReceivedAt : null;

    public LanePlace Put(ControlItem item)
    {
        _control.Enqueue(item);
        return counts.Arrivals.Add();
    }

    public LanePlace Put(LaneErrand errand)
    {
        _errands.Enqueue(errand);
        return counts.Arrivals.Add();
    }

    public void Put(IHybridEvent happened, ReadOnlySpan<int> legs, Func<IReadOnlyList<PositionUpdate>> open)
    {
        counts.Arrivals.Add(happened.Stamp);
        if (_account.IsFull)
        {
            _account.Exchange(happened.Stamp, open());
            _ticks.Clear();
            counts.Resyncs++;
            return;
        }

        _account.Put(new AccountItem(happened, Overtaken(legs)));
    }

    public void PutTick(int leg, in PositionUpdate update)
    {
        counts.Arrivals.Add(update.Stamp);
        var replaced = _ticks.Put(leg, update);
        counts.TicksConflated += replaced && WantsTicks ? 1 : 0;
    }

    public void PutTicker(int symbol, in TickerUpdate ticker)
    {
        counts.Arrivals.Add(ticker.Stamp);
        counts.TicksConflated += _tickers.Put(symbol, ticker) ? 1 : 0;
    }

    /// <summary>Takes what may run next.</summary>
    public void Take(LaneInput input, bool awaiting)
    {
        input.Conflated = 0;
        input.Kind = _control.Count > 0 ? LaneInputKind.Control
            : awaiting ? LaneInputKind.None
            : _errands.Count > 0 ? LaneInputKind.Errand
            : _account.Count > 0 ? LaneInputKind.Account
            : WantsTicks && _ticks.TryTake(ref input.Tick, ref input.Conflated) ? LaneInputKind.Tick
            : _tickers.TryTake(ref input.Ticker, ref input.Conflated) ? LaneInputKind.Ticker
            : LaneInputKind.None;
        switch (input.Kind)
        {
            case LaneInputKind.Control: input.Control = _control.Dequeue(); break;
            case LaneInputKind.Errand: input.Errand = _errands.Dequeue(); break;
            case LaneInputKind.Account: input.Account = _account.Take(); break;
            default: break;
        }

        input.Place = counts.Arrivals.Now;
        input.IsLate = MayRun(awaiting) || !counts.Arrivals.EndWith(input.Stamp) || StandsForMore(input);
    }

    /// <summary>Something may run.</summary>
    public bool MayRun(bool awaiting) => _control.Count > 0
        || (!awaiting && (_errands.Count + _account.Count + _tickers.Count > 0 || (WantsTicks && _ticks.Count > 0)));

    /// <summary>Feeds the books with ticks that the plugin does not handle, up to an event.</summary>
    public void FeedQuiet(LaneBooks books, long upTo)
    {
        var update = default(PositionUpdate);
        long conflated = 0;
        for (var left = WantsTicks ? 0 : _ticks.Count; left > 0 && _ticks.Oldest!.Value.Stamp.Sequence <= upTo; left--)
        {
            _ticks.TryTake(ref update, ref conflated);
            books.Take(update);
        }
    }

    public void Adopt(IEnumerable<PositionOpened> open) => _account.Adopt(open);

    public void ForgetEvents()
    {
        _account.Clear();
        _ticks.Clear();
        _tickers.Clear();
    }

    public void Clear()
    {
        ForgetEvents();
        _control.Clear();
        _errands.Clear();
    }

    // Then it waited, or something did in whose place it is.
    private bool StandsForMore(LaneInput input) =>
        input.Conflated > 0 || (input.Kind == LaneInputKind.Account && (input.Account is { Event: Resync } || (WantsTicks && input.Account.Ticks is not null)));

    private List<PositionUpdate>? Overtaken(ReadOnlySpan<int> legs)
    {
        List<PositionUpdate>? overtaken = null;
        foreach (var leg in legs)
        {
            if (_ticks.Empty(leg) is { } tick)
            {
                (overtaken ??= []).Add(tick);
                counts.TicksConflated += WantsTicks ? 1 : 0;
            }
        }

        return overtaken;
    }
}
