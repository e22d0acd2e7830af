namespace PluginHybrid.Bybit.Rest;

/// <summary>So many requests in any window of so much time. Gives out times, not permissions: the caller waits until his.</summary>
/// <remarks>Times are counted from any fixed start. Not safe for concurrent use.</remarks>
/// <param name="limit">Requests in one window.</param>
/// <param name="window">The rolling window.</param>
internal sealed class RateBudget(int limit, TimeSpan window)
{
    private readonly Queue<TimeSpan> _given = new();
    private TimeSpan _last = TimeSpan.MinValue;
    private TimeSpan _notBefore = TimeSpan.MinValue;
    private int _limit = limit;

    /// <summary>Requests in one window.</summary>
    public int Limit => _limit;

    /// <summary>The earliest time at which one more request fits.</summary>
    /// <param name="now">The time now.</param>
    public TimeSpan Next(TimeSpan now)
    {
        while (_given.TryPeek(out var oldest) && oldest + window <= now)
        {
            _given.Dequeue();
        }

        var due = now;
        if (_given.Count >= _limit)
        {
            due = Later(due, _given.ElementAt(_given.Count - _limit) + window);
        }

        // Times are handed out in order: nobody overtakes a request that waits.
        return Later(Later(due, _notBefore), _last);
    }

    /// <summary>Gives this time away.</summary>
    /// <param name="due">What <see cref="Next"/> said, or later.</param>
    public void Take(TimeSpan due)
    {
        _given.Enqueue(due);
        _last = Later(_last, due);
    }

    /// <summary>The venue named another limit.</summary>
    /// <param name="to">Requests in one window; at least one.</param>
    public void Resize(int to) => _limit = Math.Max(1, to);

    /// <summary>Nothing before this time: the venue counts more requests than we do.</summary>
    /// <param name="until">From then on.</param>
    public void Hold(TimeSpan until) => _notBefore = Later(_notBefore, until);

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
