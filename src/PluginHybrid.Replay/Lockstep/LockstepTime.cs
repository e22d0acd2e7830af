namespace PluginHybrid.Replay.Lockstep;

/// <summary>The time of a recording, for a client that lives in it: it stands still between two inputs, and its timers come when the recording says so.</summary>
/// <remarks>
/// A timer belongs to what made it: a call, a dial, a close. <see cref="Owned"/> names it, and it flows with the code that
/// goes on from there, as an <see cref="AsyncLocal{T}"/> does. Safe from any thread.
/// </remarks>
public sealed class LockstepTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<HeldTimer> _timers = [];
    private readonly AsyncLocal<string?> _owner = new();
    private long _now;

    /// <summary>Stands at the recording's first moment.</summary>
    /// <param name="start">That moment.</param>
    public LockstepTime(DateTimeOffset start) => _now = start.UtcTicks;

    /// <summary>The same time for the venue: its timers never come.</summary>
    public TimeProvider ForVenue => new VenueTime(this);

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>A timer was set. On any thread. Default nobody is told.</summary>
    internal Action TimerSet { get; set; } = () => { };

    /// <summary>The one timer there is when the client was made and nothing was asked of it yet: the session's.</summary>
    /// <exception cref="InvalidOperationException">There are more or none.</exception>
    internal HeldTimer SessionTimer => _timers.Single();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    /// <inheritdoc />
    public override long GetTimestamp() => Interlocked.Read(ref _now);

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HeldTimer(this, () => callback(state), _owner.Value ?? "");
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes to the time of an input.</summary>
    internal void GoTo(DateTimeOffset time) => Interlocked.Exchange(ref _now, time.UtcTicks);

    /// <summary>What is made from here on belongs to this.</summary>
    internal void Own(string owner) => _owner.Value = owner;

    /// <summary>Whose code this is.</summary>
    internal string Owned => _owner.Value ?? "";

    /// <summary>True while an owner waits for a timer.</summary>
    internal bool HasTimerOf(string owner)
    {
        lock (_gate)
        {
            return _timers.Exists(timer => timer.Owner == owner && timer.Due is not null);
        }
    }

    /// <summary>Lets the timers of an owner come whose time has come.</summary>
    /// <param name="owner">Whose.</param>
    internal void Fire(string owner)
    {
        HeldTimer[] due;
        lock (_gate)
        {
            due = [.. _timers.Where(timer => timer.Owner == owner && timer.Due <= GetTimestamp()).OrderBy(timer => timer.Due)];
        }

        foreach (var timer in due)
        {
            timer.Fire();
        }
    }

    /// <summary>Lets all come but the session's: nobody waits in vain for a time that stands still.</summary>
    internal void FireAll(HeldTimer butNot)
    {
        HeldTimer[] armed;
        lock (_gate)
        {
            armed = [.. _timers.Where(timer => timer != butNot && timer.Due is not null)];
        }

        foreach (var timer in armed)
        {
            timer.Fire();
        }
    }

    /// <summary>A timer that comes when it is told to.</summary>
    /// <param name="time">Keeps it.</param>
    /// <param name="callback">What it does.</param>
    /// <param name="owner">Whose it is.</param>
    internal sealed class HeldTimer(LockstepTime time, Action callback, string owner) : ITimer
    {
        private readonly object _set = new();

        /// <summary>Whose it is.</summary>
        public string Owner => owner;

        /// <summary>When it would come by itself; <c>null</c>: never.</summary>
        public long? Due { get; private set; }

        /// <inheritdoc />
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_set)
            {
                Due = dueTime < TimeSpan.Zero ? null : time.GetTimestamp() + dueTime.Ticks;
            }

            time.TimerSet();
            return true;
        }

        /// <summary>Comes now.</summary>
        public void Fire()
        {
            lock (_set)
            {
                Due = null;
            }

            callback();
        }

        /// <inheritdoc />
        public void Dispose()
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
            }
        }

        /// <inheritdoc />
        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }

    private sealed class VenueTime(LockstepTime inner) : TimeProvider
    {
        public override long TimestampFrequency => inner.TimestampFrequency;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

        public override long GetTimestamp() => inner.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new HeldTimer(inner, () => callback(state), "");
    }
}
