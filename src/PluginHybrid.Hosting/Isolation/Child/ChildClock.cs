using PluginHybrid.Hosting.Isolation.Wire;

namespace PluginHybrid.Hosting.Isolation.Child;

/// <summary>The time of the event being handled. Its timers live in the host, and come back on the plugin's thread.</summary>
/// <param name="outbox">The way to the host.</param>
/// <param name="real">Measures how long ago the host last told the time: for code after an <c>await</c> on background work.</param>
internal sealed class ChildClock(Outbox outbox, TimeProvider real) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Action> _due = [];
    private DateTimeOffset _told;
    private DateTimeOffset _now;
    private long _toldAt;
    private long _timers;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _now;

    /// <inheritdoc />
    public override long GetTimestamp() => _now.Ticks;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ClockTimer(this, Register(() => callback(state)));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The host tells the time. The clock never goes back.</summary>
    public void Set(DateTimeOffset now)
    {
        (_told, _toldAt) = (now, real.GetTimestamp());
        _now = now > _now ? now : _now;
    }

    /// <summary>Code runs on that the host did not begin.</summary>
    public void Continue()
    {
        var now = _told + real.GetElapsedTime(_toldAt);
        _now = now > _now ? now : _now;
    }

    private long Register(Action due)
    {
        var id = Number();
        lock (_gate)
        {
            _due[id] = due;
        }

        return id;
    }

    /// <summary>A number no other timer of this process has.</summary>
    public long Number() => Interlocked.Increment(ref _timers);

    /// <summary>A clock timer is due.</summary>
    public void Due(long id)
    {
        Action? due;
        lock (_gate)
        {
            _due.TryGetValue(id, out due);
        }

        due?.Invoke();
    }

    private void Tell(Act act) => outbox.Add(act);

    private void End(long id)
    {
        lock (_gate)
        {
            if (!_due.Remove(id))
            {
                return;
            }
        }

        outbox.Add(new EndTimer(id));
    }

    private sealed class ClockTimer(ChildClock clock, long id) : ITimer
    {
        /// <inheritdoc />
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Tell(new SetClockTimer(id, dueTime, period));
            return true;
        }

        /// <inheritdoc />
        public void Dispose() => clock.End(id);

        /// <inheritdoc />
        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
