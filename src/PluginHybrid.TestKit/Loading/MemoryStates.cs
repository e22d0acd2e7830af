using PluginHybrid.Hosting.State;

namespace PluginHybrid.TestKit.Loading;

/// <summary>Durable values, as durable as the run.</summary>
internal sealed class MemoryStates : IPluginStates
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _plugins = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Load(string plugin) =>
        new SortedDictionary<string, string>(Of(plugin), StringComparer.Ordinal);

    public void Write(string plugin, IReadOnlyList<KeyValuePair<string, string?>> changes)
    {
        foreach (var (key, value) in changes)
        {
            if (value is null)
            {
                Of(plugin).Remove(key);
            }
            else
            {
                Of(plugin)[key] = value;
            }
        }
    }

    public void Restore(string plugin, IReadOnlyDictionary<string, string> values) =>
        _plugins[plugin] = new SortedDictionary<string, string>(values.ToDictionary(), StringComparer.Ordinal);

    private SortedDictionary<string, string> Of(string plugin)
    {
        if (!_plugins.TryGetValue(plugin, out var values))
        {
            _plugins[plugin] = values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        }

        return values;
    }
}
