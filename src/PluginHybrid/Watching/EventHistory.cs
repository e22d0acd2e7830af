using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Watching;

/// <summary>The last events, waiting to be shown. Those who show too slowly miss some and are told how many; the stream never waits.</summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class EventHistory(int capacity)
{
    private readonly Lock _lock = new();
    private readonly IHybridEvent[] _ring = new IHybridEvent[capacity];
    private long _total;

    /// <summary>Keeps an event. It is put into words later, by who shows it.</summary>
    /// <param name="happened">The event.</param>
    public void Add(IHybridEvent happened)
    {
        lock (_lock)
        {
            _ring[_total++ % capacity] = happened;
        }
    }

    /// <summary>Events since a number, oldest first.</summary>
    /// <param name="since">How many the reader has seen or missed before; 0 at the start.</param>
    /// <returns>The events, how many were missed before them, and the number for the next call.</returns>
    public (IReadOnlyList<IHybridEvent> Events, long Missed, long Next) Since(long since)
    {
        lock (_lock)
        {
            var oldest = Math.Max(since, _total - capacity);
            var events = new List<IHybridEvent>();
            for (var number = oldest; number < _total; number++)
            {
                events.Add(_ring[number % capacity]);
            }

            return (events, oldest - since, _total);
        }
    }
}
