using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>The inputs of one plugin, in the order in which they may run: control, then errands, then account events, then ticks.</summary>
/// <remarks>
/// <para>Control is never dropped and also runs while a handler is awaited. Account events are lossless up to the
/// capacity; one more, and all that wait are exchanged for one <see cref="Resync"/>. Ticks conflate per leg.</para>
/// <para>An account event empties the tick slot of its leg: so per leg the sequence only rises.</para>
/// <para>Publishing from any thread; taking from the one that drives the lane. One short lock.</para>
/// </remarks>
/// <param name="capacity">Account events that may wait.</param>
/// <param name="counts">Figures; they go on over the plugin's lanes.</param>
internal sealed class Lane(int capacity, LaneCounts counts)
{
    private readonly Lock _gate = new();
    private readonly Queue<ControlItem> _control = new();
    private readonly Queue<LaneErrand> _errands = new();
    private readonly AccountQueue _account = new(capacity);
    private readonly LatestSlots<PositionUpdate> _ticks = new();
    private readonly LatestSlots<TickerUpdate> _tickers = new();
    private Rest _rest;
    private bool _nudged;
    private long _posts;
    private volatile bool _isAbandoned;

    /// <summary>How the lane is at rest, and so what wakes it.</summary>
    private enum Rest
    {
        None,
        ForAnything,
        ForControl,
    }

    /// <summary>What gives it a thread. Set before the first input.</summary>
    public ILaneDriver? Driver { get; set; }

    /// <summary>Whether the plugin handles ticks; otherwise they only feed its books, and wake nobody.</summary>
    public bool WantsTicks { get; set; }

    /// <summary>Rises with every input that may be run: for a driver that looks before it sleeps.</summary>
    public long Posts => Volatile.Read(ref _posts);

    /// <summary>Given up: nothing goes in or comes out any more.</summary>
    public bool IsAbandoned => _isAbandoned;

    /// <summary>Figures since the start.</summary>
    public LaneCounts Counts { get; } = counts;

    /// <summary>Account events that wait.</summary>
    public int Depth
    {
        get
        {
            lock (_gate)
            {
                return _account.Count;
            }
        }
    }

    /// <summary>When the tick that waits longest arrived; <c>null</c> when none waits.</summary>
    public DateTimeOffset? OldestTick
    {
        get
        {
            lock (_gate)
            {
                return WantsTicks ? _ticks.Oldest?.Stamp.ReceivedAt : null;
            }
        }
    }

    /// <summary>Puts in something that also runs while a handler is awaited.</summary>
    public void Post(ControlItem item)
    {
        bool wake;
        lock (_gate)
        {
            _control.Enqueue(item);
            wake = Stir(isControl: true);
        }

        WakeIf(wake);
    }

    /// <summary>Puts in something that runs between two turns.</summary>
    public void Post(LaneErrand errand)
    {
        bool wake;
        lock (_gate)
        {
            _errands.Enqueue(errand);
            wake = Stir(isControl: false);
        }

        WakeIf(wake);
    }

    /// <summary>Says that what is awaited has come to its end.</summary>
    public void Nudge()
    {
        bool wake;
        lock (_gate)
        {
            _nudged = true;
            wake = Stir(isControl: true);
        }

        WakeIf(wake);
    }

    /// <summary>Puts in an account event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="legs">Numbers of the legs it is about.</param>
    /// <param name="open">All open legs as of this event; asked only when the lane overflows.</param>
    public void Post(IHybridEvent happened, ReadOnlySpan<int> legs, Func<IReadOnlyList<PositionUpdate>> open)
    {
        bool wake;
        lock (_gate)
        {
            if (_isAbandoned)
            {
                return;
            }

            if (_account.IsFull)
            {
                _account.Exchange(happened.Stamp, open());
                _ticks.Clear();
                Counts.Resyncs++;
            }
            else
            {
                _account.Put(new AccountItem(happened, Overtaken(legs)));
            }

            wake = Stir(isControl: false);
        }

        WakeIf(wake);
    }

    /// <summary>Puts in a tick in place of the one of its leg that waits. Allocates nothing.</summary>
    public void PostTick(int leg, in PositionUpdate update)
    {
        var wake = false;
        lock (_gate)
        {
            if (_isAbandoned)
            {
                return;
            }

            var replaced = _ticks.Put(leg, update);
            if (WantsTicks)
            {
                Counts.TicksConflated += replaced ? 1 : 0;
                wake = Stir(isControl: false);
            }
        }

        WakeIf(wake);
    }

    /// <summary>Puts in a watched symbol's ticker in place of the one that waits. Allocates nothing.</summary>
    public void PostTicker(int symbol, in TickerUpdate ticker)
    {
        bool wake;
        lock (_gate)
        {
            if (_isAbandoned)
            {
                return;
            }

            Counts.TicksConflated += _tickers.Put(symbol, ticker) ? 1 : 0;
            wake = Stir(isControl: false);
        }

        WakeIf(wake);
    }

    /// <summary>Tells an instance that starts of the legs that are open, before anything that waits.</summary>
    public void Adopt(IEnumerable<PositionOpened> open)
    {
        lock (_gate)
        {
            _account.Adopt(open);
        }
    }

    /// <summary>Takes what may run next.</summary>
    /// <param name="input">Where it is put.</param>
    /// <param name="awaiting">True while a handler is awaited: then only control.</param>
    public void Take(LaneInput input, bool awaiting)
    {
        lock (_gate)
        {
            _nudged = false;
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
        }
    }

    /// <summary>Feeds the books with ticks that the plugin does not handle, up to the event that is handed out.</summary>
    public void FeedQuiet(LaneBooks books, long upTo)
    {
        lock (_gate)
        {
            var update = default(PositionUpdate);
            long conflated = 0;
            for (var left = WantsTicks ? 0 : _ticks.Count; left > 0 && _ticks.Oldest!.Value.Stamp.Sequence <= upTo; left--)
            {
                _ticks.TryTake(ref update, ref conflated);
                books.Take(update);
            }
        }
    }

    /// <summary>Comes to rest, unless something may run.</summary>
    /// <param name="awaiting">True while a handler is awaited.</param>
    /// <returns>True when at rest: the next input calls <see cref="ILaneDriver.Wake"/>, once.</returns>
    public bool TryRest(bool awaiting)
    {
        lock (_gate)
        {
            var mayRun = _nudged || _control.Count > 0
                || (!awaiting && (_errands.Count + _account.Count + _tickers.Count > 0 || (WantsTicks && _ticks.Count > 0)));
            _rest = mayRun ? Rest.None : awaiting ? Rest.ForControl : Rest.ForAnything;
            return !mayRun;
        }
    }

    /// <summary>Lets go of all events that wait: the plugin is paused, and will begin from the state.</summary>
    public void ForgetEvents()
    {
        lock (_gate)
        {
            _account.Clear();
            _ticks.Clear();
            _tickers.Clear();
        }
    }

    /// <summary>Gives the lane up, for its turn does not come back.</summary>
    public void Abandon()
    {
        _isAbandoned = true;
        ForgetEvents();
        lock (_gate)
        {
            _control.Clear();
            _errands.Clear();
        }
    }

    private bool Stir(bool isControl)
    {
        _posts++;
        var wake = _rest == Rest.ForAnything || (isControl && _rest == Rest.ForControl);
        _rest = wake ? Rest.None : _rest;
        return wake;
    }

    private void WakeIf(bool wake)
    {
        if (wake)
        {
            Driver?.Wake();
        }
    }

    private List<PositionUpdate>? Overtaken(ReadOnlySpan<int> legs)
    {
        List<PositionUpdate>? overtaken = null;
        foreach (var leg in legs)
        {
            if (_ticks.Empty(leg) is { } tick)
            {
                (overtaken ??= []).Add(tick);
                Counts.TicksConflated += WantsTicks ? 1 : 0;
            }
        }

        return overtaken;
    }
}
