namespace PluginHybrid.Hosting.Guard;

/// <summary>Tells when something happened so and so often within a time.</summary>
/// <param name="most">How often.</param>
/// <param name="window">Within what.</param>
internal sealed class SlidingCount(int most, TimeSpan window)
{
    private readonly Queue<DateTimeOffset> _times = new();

    /// <summary>It happened once more.</summary>
    /// <returns>True when that was the last straw; the count then begins anew.</returns>
    public bool Add(DateTimeOffset now)
    {
        _times.Enqueue(now);
        while (_times.Peek() < now - window)
        {
            _times.Dequeue();
        }

        if (_times.Count < most)
        {
            return false;
        }

        _times.Clear();
        return true;
    }

    public void Clear() => _times.Clear();
}
