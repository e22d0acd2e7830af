namespace PluginHybrid.Replaying;

/// <summary>A clock that goes with another until it is hurried, and from there on faster; its timers, running ones too, come as much sooner.</summary>
/// <param name="inner">The true clock.</param>
internal sealed class FasterTime(TimeProvider inner) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<FasterTimer> _running = [];
    private readonly long _zero = inner.GetTimestamp();
    private readonly DateTimeOffset _began = inner.GetUtcNow();
    private TimeSpan _atTurn;
    private long _turn = inner.GetTimestamp();
    private int _factor = 1;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    private TimeProvider Source => inner;

    private TimeSpan Now => _atTurn + (inner.GetElapsedTime(_turn) * _factor);

    /// <summary>Goes so many times faster from now on.</summary>
    /// <param name="factor">At least 1.</param>
    public void Hurry(int factor)
    {
        lock (_gate)
        {
            (_atTurn, _turn, _factor) = (Now, inner.GetTimestamp(), factor);
            foreach (var timer in _running)
            {
                timer.Arm(_atTurn);
            }
        }
    }

    /// <inheritdoc />
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _zero + Now.Ticks;
        }
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _began + Now;
        }
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FasterTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    // Never shorter than it must be: a timer that comes too early finds nothing due.
    private TimeSpan Sooner(TimeSpan span) => span <= TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds / _factor));

    private sealed class FasterTimer : ITimer
    {
        private readonly FasterTime _time;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _timer;
        private TimeSpan? _due;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public FasterTimer(FasterTime time, TimerCallback callback, object? state)
        {
            (_time, _callback, _state) = (time, callback, state);
            _timer = time.Source.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_time._gate)
            {
                var now = _time.Now;
                _due = dueTime < TimeSpan.Zero ? null : now + dueTime;
                _period = period;
                return Arm(now);
            }
        }

        /// <summary>Sets the true timer to what is left; the caller holds the gate.</summary>
        public bool Arm(TimeSpan now)
        {
            if (_due is not { } due)
            {
                _time._running.Remove(this);
                return _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }

            _time._running.Add(this);
            return _timer.Change(due > now ? _time.Sooner(due - now) : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            lock (_time._gate)
            {
                _due = null;
                _time._running.Remove(this);
            }

            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire()
        {
            lock (_time._gate)
            {
                if (_due is not { } due)
                {
                    return;
                }

                if (due > _time.Now)
                {
                    Arm(_time.Now);
                    return;
                }

                _due = _period > TimeSpan.Zero ? due + _period : null;
                Arm(_time.Now);
            }

            _callback(_state);
        }
    }
}
