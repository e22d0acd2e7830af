using PluginHybrid.Hosting.State;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>A plugin's values in the hands of one instance: read from memory, written as a whole at the end of each turn.</summary>
/// <param name="plugin">The plugin's id.</param>
/// <param name="states">Where they are kept.</param>
internal sealed class InstanceState(string plugin, IPluginStates states) : JsonValues(plugin)
{
    private readonly string _plugin = plugin;
    private readonly SortedDictionary<string, string?> _changes = new(StringComparer.Ordinal);

    /// <summary>Reads what is stored. On the lane, before the first turn.</summary>
    public void Load() => Fill(states.Load(_plugin));

    /// <summary>Writes what the turn changed, all of it or nothing.</summary>
    public void Flush()
    {
        if (_changes.Count == 0)
        {
            return;
        }

        KeyValuePair<string, string?>[] changes = [.. _changes];
        _changes.Clear();
        states.Write(_plugin, changes);
    }

    /// <inheritdoc />
    protected override void Changed(string key, string? text) => _changes[key] = text;
}
