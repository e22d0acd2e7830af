namespace PluginHybrid.Core.Connections;

/// <summary>Keeps the dials of all streams together below the venue's limit of new connections per window.</summary>
/// <param name="dials">Dials allowed in one window. At least 1.</param>
/// <param name="window">Length of the sliding window.</param>
internal sealed class DialBudget(int dials, TimeSpan window)
{
    private readonly Queue<DateTimeOffset> _recent = new();
    private readonly int _dials = dials >= 1
        ? dials
        : throw new ArgumentOutOfRangeException(nameof(dials), dials, "At least one dial must be allowed.");

    /// <summary>How long a dial must still wait; zero when it may go now.</summary>
    /// <param name="now">The time of the wish.</param>
    public TimeSpan WaitBefore(DateTimeOffset now)
    {
        while (_recent.TryPeek(out var oldest) && now - oldest >= window)
        {
            _recent.Dequeue();
        }

        return _recent.Count < _dials ? TimeSpan.Zero : _recent.Peek() + window - now;
    }

    /// <summary>Counts a dial.</summary>
    /// <param name="now">When it began.</param>
    public void Spend(DateTimeOffset now) => _recent.Enqueue(now);
}
