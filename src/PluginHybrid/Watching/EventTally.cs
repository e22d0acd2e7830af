using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace PluginHybrid.Watching;

/// <summary>Counts events by name. Counting a name seen before allocates nothing.</summary>
internal sealed class EventTally
{
    private readonly ConcurrentDictionary<string, StrongBox<long>> _counts = new(StringComparer.Ordinal);

    /// <summary>Adds one.</summary>
    /// <param name="name">Name of the event.</param>
    public void Count(string name) => Interlocked.Increment(ref _counts.GetOrAdd(name, static _ => new StrongBox<long>()).Value);

    /// <summary>The counts, by name in ordinal order.</summary>
    public IReadOnlyList<(string Name, long Count)> Read() =>
        [.. _counts.Select(pair => (pair.Key, pair.Value.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal)];
}
