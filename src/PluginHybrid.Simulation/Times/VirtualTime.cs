namespace PluginHybrid.Simulation.Times;

/// <summary>The clock of one party of the world: its timers stand in the timeline, and all end at once when the party dies.</summary>
/// <param name="timeline">Virtual time.</param>
/// <param name="home">Notices who reads the clock from a foreign thread.</param>
internal sealed class VirtualTime(Timeline timeline, HomeThread home) : TimeProvider
{
    /// <summary>When every day begins: a Monday, clear of midnight and funding.</summary>
    public static readonly DateTimeOffset Dawn = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Timers that are set.</summary>
    public int Pending { get; private set; }

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
        return Dawn.AddTicks(timeline.Now);
    }

    /// <inheritdoc />
    public override long GetTimestamp()
    {
        home.Check();
        return timeline.Now;
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
        Pending = 0;
    }

    private sealed class Wake(VirtualTime owner, TimerCallback callback, object? state) : Due, ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private bool _isDisposed;
        private bool _isSet;

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
            var set = due >= TimeSpan.Zero && !owner.IsDead;
            owner.Pending += (set ? 1 : 0) - (_isSet && !owner.IsDead ? 1 : 0);
            _isSet = set;
            if (set)
            {
                owner.Put(due, this);
            }
            else
            {
                Timeline.Remove(this);
            }
        }
    }

    private void Checked() => home.Check();

    private void Put(TimeSpan due, Due timer) => timeline.Put(timeline.Now + due.Ticks, timer);
}
