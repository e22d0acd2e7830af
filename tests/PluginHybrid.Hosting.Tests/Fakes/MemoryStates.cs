using PluginHybrid.Hosting.State;

namespace PluginHybrid.Hosting.Tests.Fakes;

/// <summary>Durable for as long as the test runs. Tells the order of writes in a shared log.</summary>
internal sealed class MemoryStates(List<string> log) : IPluginStates
{
    private readonly Dictionary<string, SortedDictionary<string, string>> _values = [];
    private readonly Lock _gate = new();

    public IReadOnlyDictionary<string, string> Load(string plugin)
    {
        lock (_gate)
        {
            return new SortedDictionary<string, string>(Of(plugin), StringComparer.Ordinal);
        }
    }

    public void Write(string plugin, IReadOnlyList<KeyValuePair<string, string?>> changes)
    {
        lock (_gate)
        {
            foreach (var (key, value) in changes)
            {
                Of(plugin).Remove(key);
                if (value is not null)
                {
                    Of(plugin).Add(key, value);
                }
            }
        }

        lock (log)
        {
            log.Add($"state {plugin} {string.Join(",", changes.Select(change => $"{change.Key}={change.Value}"))}");
        }
    }

    public void Restore(string plugin, IReadOnlyDictionary<string, string> values)
    {
        lock (_gate)
        {
            _values[plugin] = new(values.ToDictionary(), StringComparer.Ordinal);
        }
    }

    private SortedDictionary<string, string> Of(string plugin) =>
        _values.TryGetValue(plugin, out var found) ? found : _values[plugin] = new(StringComparer.Ordinal);
}
