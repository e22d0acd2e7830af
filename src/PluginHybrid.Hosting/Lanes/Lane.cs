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
    private readonly LaneQueues _queues = new(capacity, counts);
    private volatile LaneRest _rest;
    private bool _nudged;
    private long _posts;
    private volatile bool _isAbandoned;

    /// <summary>What gives it a thread. Set before the first input.</summary>
    public ILaneDriver? Driver { get; set; }

    /// <summary>Whether the plugin handles ticks; otherwise they only feed its books, and wake nobody.</summary>
    public bool WantsTicks
    {
        get => _queues.WantsTicks;
        set => _queues.WantsTicks = value;
    }

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
                return _queues.Depth;
            }
        }
    }

    /// <summary>True when nothing waits and no turn is running or awaited.</summary>
    public bool IsAtRest => _rest == LaneRest.ForAnything;

    /// <summary>True when a handler is awaited and nothing runs.</summary>
    public bool IsAwaiting => _rest == LaneRest.ForControl;

    /// <summary>When the tick that waits longest arrived; <c>null</c> when none waits.</summary>
    public DateTimeOffset? OldestTick
    {
        get
        {
            lock (_gate)
            {
                return _queues.OldestTick;
            }
        }
    }

    /// <summary>Puts in something that also runs while a handler is awaited.</summary>
    /// <param name="item">What.</param>
    /// <param name="told">Told of its place, before it may run.</param>
    public void Post(ControlItem item, Action<LanePlace>? told = null)
    {
        bool wake;
        lock (_gate)
        {
            var place = _queues.Put(item);
            told?.Invoke(place);
            wake = Stir(isControl: true);
        }

        WakeIf(wake);
    }

    /// <summary>Told of the place of every continuation; <c>null</c>: nobody records.</summary>
    public Action<LanePlace>? Continued { get; set; }

    /// <summary>In a replay takes continuations, to put them in at their recorded places.</summary>
    public Action<Continuation>? KeepsBack { get; set; }

    /// <summary>Puts in the rest of a method: live while other things come, so its place among them is recorded too.</summary>
    public void Continue(Continuation rest)
    {
        if (KeepsBack is { } keep)
        {
            keep(rest);
            return;
        }

        Post(rest, Continued);
    }

    /// <summary>Puts in something that runs between two turns.</summary>
    /// <param name="errand">What.</param>
    /// <param name="told">Told of its place, before it may run.</param>
    public void Post(LaneErrand errand, Action<LanePlace>? told = null)
    {
        bool wake;
        lock (_gate)
        {
            var place = _queues.Put(errand);
            told?.Invoke(place);
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

            _queues.Put(happened, legs, open);
            wake = Stir(isControl: false);
        }

        WakeIf(wake);
    }

    /// <summary>Puts in a tick in place of the one of its leg that waits. Allocates nothing.</summary>
    public void PostTick(int leg, in PositionUpdate update)
    {
        bool wake;
        lock (_gate)
        {
            if (_isAbandoned)
            {
                return;
            }

            _queues.PutTick(leg, update);
            wake = WantsTicks && Stir(isControl: false);
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

            _queues.PutTicker(symbol, ticker);
            wake = Stir(isControl: false);
        }

        WakeIf(wake);
    }

    /// <summary>Tells an instance that starts of the legs that are open, before anything that waits.</summary>
    public void Adopt(IEnumerable<PositionOpened> open)
    {
        lock (_gate)
        {
            _queues.Adopt(open);
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
            _queues.Take(input, awaiting);
        }
    }

    /// <summary>Feeds the books with ticks that the plugin does not handle, up to the event that is handed out.</summary>
    public void FeedQuiet(LaneBooks books, long upTo)
    {
        lock (_gate)
        {
            _queues.FeedQuiet(books, upTo);
        }
    }

    /// <summary>Comes to rest, unless something may run.</summary>
    /// <param name="awaiting">True while a handler is awaited.</param>
    /// <returns>True when at rest: the next input calls <see cref="ILaneDriver.Wake"/>, once.</returns>
    public bool TryRest(bool awaiting)
    {
        lock (_gate)
        {
            var mayRun = _nudged || _queues.MayRun(awaiting);
            _rest = mayRun ? LaneRest.None : awaiting ? LaneRest.ForControl : LaneRest.ForAnything;
            return !mayRun;
        }
    }

    /// <summary>Comes to rest although something may run: the next input wakes the driver.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _rest = LaneRest.ForAnything;
        }
    }

    /// <summary>What has come by now.</summary>
    public LanePlace Place
    {
        get
        {
            lock (_gate)
            {
                return Counts.Arrivals.Now;
            }
        }
    }

    /// <summary>Lets go of all events that wait: the plugin is paused, and will begin from the state.</summary>
    public void ForgetEvents()
    {
        lock (_gate)
        {
            _queues.ForgetEvents();
        }
    }

    /// <summary>Gives the lane up, for its turn does not come back.</summary>
    public void Abandon()
    {
        _isAbandoned = true;
        lock (_gate)
        {
            _queues.Clear();
        }
    }

    private bool Stir(bool isControl)
    {
        _posts++;
        var wake = _rest == LaneRest.ForAnything || (isControl && _rest == LaneRest.ForControl);
        _rest = wake ? LaneRest.None : _rest;
        return wake;
    }

    private void WakeIf(bool wake)
    {
        if (wake)
        {
            Driver?.Wake();
        }
    }
}
