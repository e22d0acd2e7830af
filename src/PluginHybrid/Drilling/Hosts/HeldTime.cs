namespace PluginHybrid.Drilling.Hosts;

/// <summary>A clock that stands still until it is told to go; on the way each timer comes at its own time. Safe from any thread.</summary>
/// <param name="start">Where it stands at first.</param>
internal sealed class HeldTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<HeldTimer> _armed = [];
    private long _now = start.UtcTicks;
    private long _armings;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    /// <inheritdoc />
    public override long GetTimestamp() => Interlocked.Read(ref _now);

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HeldTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes there and lets come what is due, in the order of the due times. Never goes back; one caller at a time.</summary>
    /// <param name="to">Where it stands afterwards.</param>
    public void GoTo(DateTimeOffset to)
    {
        while (TakeDue(to.UtcTicks) is { } timer)
        {
            timer.Come();
        }

        lock (_gate)
        {
            _now = Math.Max(_now, to.UtcTicks);
        }
    }

    private HeldTimer? TakeDue(long to)
    {
        lock (_gate)
        {
            var next = _armed.Where(timer => timer.Due <= to).MinBy(timer => (timer.Due, timer.Arming));
            if (next is not null)
            {
                Interlocked.Exchange(ref _now, Math.Max(_now, next.Due));
                next.Rearm();
            }

            return next;
        }
    }

    private sealed class HeldTimer(HeldTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public long Due { get; private set; }

        public long Arming { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _period = period;
                Arm(dueTime);
                return true;
            }
        }

        /// <summary>Its time has come; the clock's lock is held.</summary>
        public void Rearm() => Arm(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);

        public void Come() => callback(state);

        public void Dispose()
        {
            lock (time._gate)
            {
                time._armed.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Arm(TimeSpan dueTime)
        {
            time._armed.Remove(this);
            if (dueTime >= TimeSpan.Zero)
            {
                (Due, Arming) = (time._now + dueTime.Ticks, ++time._armings);
                time._armed.Add(this);
            }
        }
    }
}
