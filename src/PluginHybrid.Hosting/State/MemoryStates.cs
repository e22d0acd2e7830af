namespace PluginHybrid.Hosting.State;

/// <summary>Values of plugins for the length of one run; nothing touches a disk.</summary>
public sealed class MemoryStates : IPluginStates
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedDictionary<string, string>> _values = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Load(string plugin)
    {
        lock (_gate) return new SortedDictionary<string, string>(Of(plugin), StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public void Write(string plugin, IReadOnlyList<KeyValuePair<string, string?>> changes)
    {
        lock (_gate)
        {
            var values = Of(plugin);
            foreach (var (key, text) in changes)
            {
                if (text is null) values.Remove(key);
                else values[key] = text;
            }
        }
    }

    /// <inheritdoc />
    public void Restore(string plugin, IReadOnlyDictionary<string, string> values)
    {
        lock (_gate) _values[plugin] = new SortedDictionary<string, string>(values.ToDictionary(), StringComparer.Ordinal);
    }

    private SortedDictionary<string, string> Of(string plugin)
    {
        if (!_values.TryGetValue(plugin, out var found)) _values[plugin] = found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        return found;
    }
}
