namespace PluginHybrid.Simulation.Times;

/// <summary>The clock of one party of the world: its timers stand in the timeline, and all end at once when the party dies.</summary>
/// <param name="timeline">Virtual time.</param>
/// <param name="home">Notices who reads the clock from a foreign thread.</param>
/// <param name="dawn">When the timeline begins; <c>null</c>: at <see cref="Dawn"/>.</param>
internal sealed class VirtualTime(Timeline timeline, HomeThread home, DateTimeOffset? dawn = null) : TimeProvider
{
    /// <summary>When every day begins: a Monday, clear of midnight and funding.</summary>
    public static readonly DateTimeOffset Dawn = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private const int AfterlifeMax = 10_000;

    private readonly DateTimeOffset _dawn = dawn ?? Dawn;
    private readonly PriorityQueue<Wake, (long At, long Number)> _afterlife = new();
    private readonly HashSet<Wake> _waiting = [];
    private long _number;
    private long _afterwards;

    /// <summary>Timers that are set.</summary>
    public int Pending => IsDead ? 0 : _waiting.Count;

    /// <summary>Timers that are set, or that the dead party left and nobody has called.</summary>
    public int Left => IsDead ? _afterlife.Count : _waiting.Count;

    /// <summary>True once the party is dead: no timer of it is called any more.</summary>
    public bool IsDead { get; private set; }

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        home.Check();
        return _dawn.AddTicks(Now);
    }

    /// <inheritdoc />
    public override long GetTimestamp()
    {
        home.Check();
        return Now;
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        home.Check();
        var timer = new Wake(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends all timers.</summary>
    public void Die()
    {
        IsDead = true;
        foreach (var wake in _waiting)
        {
            _afterlife.Enqueue(wake, (wake.At, wake.Number));
            Timeline.Remove(wake);
        }
    }

    /// <summary>Calls what timers the dead party has left or sets now, soonest first, until something is done: what lets go of a dead host gives up waiting by them.</summary>
    /// <remarks>For the dead party alone the clock goes on with each, so that what is set again and again does not hold up what is set for later.</remarks>
    /// <param name="isDone">Asked before each.</param>
    public void Outlive(Func<bool> isDone)
    {
        for (var called = 0; called < AfterlifeMax && !isDone() && _afterlife.TryDequeue(out var next, out _); called++)
        {
            _afterwards = Math.Max(_afterwards, next.At);
            next.Call();
        }
    }

    private sealed class Wake(VirtualTime owner, TimerCallback callback, object? state) : Due, ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private bool _isDisposed;

        public long At { get; private set; }

        public long Number { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            owner.Checked();
            if (_isDisposed)
            {
                return false;
            }

            _period = period;
            Set(dueTime);
            return true;
        }

        public override void Happen()
        {
            if (owner.IsDead || _isDisposed)
            {
                return;
            }

            Set(_period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : _period);
            callback(state);
        }

        public void Call()
        {
            if (!_isDisposed)
            {
                callback(state);
            }
        }

        public void Dispose()
        {
            owner.Checked();
            if (!_isDisposed)
            {
                Set(Timeout.InfiniteTimeSpan);
                _isDisposed = true;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Set(TimeSpan due)
        {
            if (due < TimeSpan.Zero)
            {
                owner._waiting.Remove(this);
                Timeline.Remove(this);
                return;
            }

            (At, Number) = (owner.Now + due.Ticks, ++owner._number);
            if (owner.IsDead)
            {
                owner._afterlife.Enqueue(this, (At, Number));
                return;
            }

            owner._waiting.Add(this);
            owner.Put(due, this);
        }
    }

    private long Now => Math.Max(timeline.Now, _afterwards);

    private void Checked() => home.Check();

    private void Put(TimeSpan due, Due timer) => timeline.Put(timeline.Now + due.Ticks, timer);
}
