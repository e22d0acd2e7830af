namespace PluginHybrid.Hosting.Lanes;

/// <summary>The timers of one instance. All end with it, and none carries anybody's execution context.</summary>
/// <param name="time">Where they run.</param>
internal sealed class LaneTimers(TimeProvider time)
{
    private readonly HashSet<LaneTimer> _running = [];
    private readonly Lock _gate = new();
    private bool _ended;
    private int _started;

    /// <summary>Timers that run.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _running.Count;
            }
        }
    }

    /// <summary>Starts a timer.</summary>
    /// <param name="dueTime">Until the first call; infinite for not yet.</param>
    /// <param name="period">Between calls; infinite for one call.</param>
    /// <param name="due">Called with its number and the due time on the clock's own thread; hands over to the lane.</param>
    public LaneTimer Add(TimeSpan dueTime, TimeSpan period, Action<int, DateTimeOffset> due)
    {
        var timer = new LaneTimer(this, time, Interlocked.Increment(ref _started), due);
        lock (_gate)
        {
            if (!_ended)
            {
                _running.Add(timer);
            }
        }

        // Started afterwards: a timer due at once may end itself before this method returns.
        if (!_ended)
        {
            timer.Start(dueTime, period);
        }

        return timer;
    }

    /// <summary>Has one come due, as it did when it was recorded.</summary>
    /// <param name="number">The how-manieth that was started, from 1.</param>
    /// <param name="at">When it was found due.</param>
    /// <returns>False when it does not run.</returns>
    public bool Fire(int number, DateTimeOffset at)
    {
        LaneTimer? due;
        lock (_gate)
        {
            due = _running.FirstOrDefault(timer => timer.Number == number);
        }

        due?.Due(at);
        return due is not null;
    }

    /// <summary>Ends all of them; none is called after this returns, and none can be started.</summary>
    public void End()
    {
        LaneTimer[] running;
        lock (_gate)
        {
            _ended = true;
            running = [.. _running];
            _running.Clear();
        }

        foreach (var timer in running)
        {
            timer.Dispose();
        }
    }

    internal void Forget(LaneTimer timer)
    {
        lock (_gate)
        {
            _running.Remove(timer);
        }
    }
}

/// <summary>One timer of one instance.</summary>
internal sealed class LaneTimer(LaneTimers owner, TimeProvider time, int number, Action<int, DateTimeOffset> due) : ITimer
{
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private bool _ended;

    /// <summary>The how-manieth of its instance, from 1.</summary>
    public int Number => number;

    public void Start(TimeSpan dueTime, TimeSpan period)
    {
        using var _ = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        var timer = time.CreateTimer(static state => ((LaneTimer)state!).Due(null), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (_gate)
        {
            if (_ended)
            {
                timer.Dispose();
                return;
            }

            _timer = timer;
        }

        timer.Change(dueTime, period);
    }

    /// <inheritdoc />
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            return !_ended && _timer is { } timer && timer.Change(dueTime, period);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            _timer?.Dispose();
        }

        owner.Forget(this);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    /// <summary>It is due.</summary>
    /// <param name="at">When; <c>null</c>: now.</param>
    public void Due(DateTimeOffset? at)
    {
        if (!Volatile.Read(ref _ended))
        {
            due(number, at ?? time.GetUtcNow());
        }
    }
}
