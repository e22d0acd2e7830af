namespace PluginHybrid.Hosting.Checking.Rehearsing;

/// <summary>A clock that stands still until it is told to go on; timers run in the order in which they are due, on the thread that tells it.</summary>
public sealed class VirtualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(VirtualTimer Waiting, int Setting), (DateTimeOffset Due, long Number)> _due = new();
    private readonly DateTimeOffset _start;
    private DateTimeOffset _now;
    private long _number;

    /// <summary>Stands at its beginning.</summary>
    /// <param name="start">Where it begins.</param>
    public VirtualTime(DateTimeOffset start) => _start = _now = start;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    /// <inheritdoc />
    public override long GetTimestamp() => (GetUtcNow() - _start).Ticks;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes on; every timer that falls due on the way is called at its own time.</summary>
    /// <param name="span">Zero or more.</param>
    public void Advance(TimeSpan span)
    {
        var until = GetUtcNow() + span;
        while (Next(until) is { } timer)
        {
            timer.Call();
        }

        lock (_gate) _now = until;
    }

    private void Plan(VirtualTimer timer, int setting, TimeSpan delay)
    {
        lock (_gate) _due.Enqueue((timer, setting), (_now + delay, ++_number));
    }

    private VirtualTimer? Next(DateTimeOffset until)
    {
        lock (_gate)
        {
            while (_due.TryPeek(out var entry, out var place) && place.Due <= until)
            {
                _due.Dequeue();
                if (!entry.Waiting.IsSet(entry.Setting)) continue;
                _now = place.Due > _now ? place.Due : _now;
                if (entry.Waiting.Period is { } period) _due.Enqueue(entry, (_now + period, ++_number));
                return entry.Waiting;
            }

            return null;
        }
    }

    private sealed class VirtualTimer(VirtualTime time, Action call) : ITimer
    {
        private int _setting;

        public TimeSpan? Period { get; private set; }

        public void Call() => call();

        // A change or an end leaves the old entry in the queue; its number tells that it is no longer meant.
        public bool IsSet(int setting) => Volatile.Read(ref _setting) == setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var setting = Interlocked.Increment(ref _setting);
            Period = period > TimeSpan.Zero ? period : null;
            if (dueTime >= TimeSpan.Zero) time.Plan(this, setting, dueTime);
            return true;
        }

        public void Dispose() => Interlocked.Increment(ref _setting);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
