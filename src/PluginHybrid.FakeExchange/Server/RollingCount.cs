namespace PluginHybrid.FakeExchange.Server;

/// <summary>Counts events in the last stretch of time.</summary>
/// <param name="time">Where time comes from.</param>
/// <param name="span">Length of the stretch. Positive.</param>
internal sealed class RollingCount(TimeProvider time, TimeSpan span)
{
    private readonly Lock _gate = new();
    private readonly Queue<long> _events = new();

    /// <summary>Adds one event.</summary>
    /// <returns>How many the stretch holds now, this one included.</returns>
    public int Add()
    {
        lock (_gate)
        {
            Forget();
            _events.Enqueue(time.GetTimestamp());
            return _events.Count;
        }
    }

    /// <summary>How many the stretch holds now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                Forget();
                return _events.Count;
            }
        }
    }

    /// <summary>How long until the oldest event leaves; zero when there is none.</summary>
    public TimeSpan UntilRoom
    {
        get
        {
            lock (_gate)
            {
                Forget();
                return _events.TryPeek(out var oldest) ? span - time.GetElapsedTime(oldest) : TimeSpan.Zero;
            }
        }
    }

    private void Forget()
    {
        while (_events.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= span)
        {
            _events.Dequeue();
        }
    }
}
