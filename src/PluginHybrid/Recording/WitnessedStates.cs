using PluginHybrid.Hosting.State;

namespace PluginHybrid.Recording;

/// <summary>Remembers what each plugin found when it first looked: the state a replay has to give it.</summary>
/// <param name="states">The durable values.</param>
internal sealed class WitnessedStates(IPluginStates states) : IPluginStates
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, IReadOnlyDictionary<string, string>> _found = new(StringComparer.Ordinal);

    /// <summary>What was found, by plugin in id order. Plugins without any are left out.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyDictionary<string, string>>> Found
    {
        get
        {
            lock (_gate) return [.. _found.Where(pair => pair.Value.Count > 0)];
        }
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Load(string plugin)
    {
        var values = states.Load(plugin);
        lock (_gate) _found.TryAdd(plugin, values);
        return values;
    }

    /// <inheritdoc />
    public void Write(string plugin, IReadOnlyList<KeyValuePair<string, string?>> changes) => states.Write(plugin, changes);

    /// <inheritdoc />
    public void Restore(string plugin, IReadOnlyDictionary<string, string> values) => states.Restore(plugin, values);
}
