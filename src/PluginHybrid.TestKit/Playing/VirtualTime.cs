namespace PluginHybrid.TestKit.Playing;

/// <summary>A clock that only moves when told to, and runs what is due on its way, in order.</summary>
internal sealed class VirtualTime : TimeProvider
{
    private readonly SortedSet<VirtualTimer> _timers = new(Comparer<VirtualTimer>.Create(static (one, other) =>
        one.Due != other.Due ? one.Due.CompareTo(other.Due) : one.Number.CompareTo(other.Number)));
    private long _numbers;

    /// <summary>The beginning of every run.</summary>
    public static readonly DateTimeOffset Epoch = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; private set; } = Epoch;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, ++_numbers, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to a time; what is due until then runs at its own time, then <paramref name="after"/> each.</summary>
    public void AdvanceTo(DateTimeOffset then, Action after)
    {
        while (_timers.Min is { } next && next.Due <= then)
        {
            Now = next.Due > Now ? next.Due : Now;
            next.Run();
            after();
        }

        Now = then > Now ? then : Now;
    }

    private sealed class VirtualTimer(VirtualTime clock, long number, Action callback) : ITimer
    {
        private TimeSpan _period;
        private bool _isSet;

        public DateTimeOffset Due { get; private set; }

        public long Number => number;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Unset();
            _period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Set(clock.Now + dueTime);
            }

            return true;
        }

        public void Run()
        {
            Unset();
            if (_period > TimeSpan.Zero)
            {
                Set(Due + _period);
            }

            callback();
        }

        public void Dispose() => Unset();

        public ValueTask DisposeAsync()
        {
            Unset();
            return ValueTask.CompletedTask;
        }

        private void Set(DateTimeOffset due)
        {
            Due = due;
            _isSet = clock._timers.Add(this);
        }

        private void Unset()
        {
            if (_isSet)
            {
                clock._timers.Remove(this);
                _isSet = false;
            }
        }
    }
}
