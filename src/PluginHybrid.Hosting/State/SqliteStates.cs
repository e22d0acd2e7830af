namespace PluginHybrid.Hosting.State;

/// <summary>Values of all plugins: read from memory at once, written by the writer's thread.</summary>
internal sealed class SqliteStates : IPluginStates
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedDictionary<string, string>> _values = [];
    private Action<string, IReadOnlyList<KeyValuePair<string, string?>>> _write = (_, _) => { };

    /// <summary>Puts in what the database holds; before anybody writes.</summary>
    /// <param name="plugin">Whose.</param>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its text.</param>
    public void Fill(string plugin, string key, string value) => Of(plugin)[key] = value;

    /// <summary>Leads later changes to the writer.</summary>
    /// <param name="writer">Takes them in the order of the calls.</param>
    public void WriteTo(StoreWriter writer) => _write = writer.Change;

    /// <summary>Every value there is.</summary>
    public WriteBatch Everything()
    {
        var batch = new WriteBatch();
        lock (_gate)
        {
            foreach (var (plugin, values) in _values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                foreach (var (key, value) in values)
                {
                    batch.Values[(plugin, key)] = value;
                }
            }
        }

        return batch;
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Load(string plugin)
    {
        lock (_gate)
        {
            return new SortedDictionary<string, string>(Of(plugin), StringComparer.Ordinal);
        }
    }

    /// <inheritdoc />
    public void Write(string plugin, IReadOnlyList<KeyValuePair<string, string?>> changes)
    {
        lock (_gate)
        {
            Apply(plugin, changes);
        }
    }

    /// <inheritdoc />
    public void Restore(string plugin, IReadOnlyDictionary<string, string> values)
    {
        lock (_gate)
        {
            var gone = Of(plugin).Keys.Where(key => !values.ContainsKey(key)).Select(key => KeyValuePair.Create(key, (string?)null));
            Apply(plugin, [.. gone, .. values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))]);
        }
    }

    private void Apply(string plugin, IReadOnlyList<KeyValuePair<string, string?>> changes)
    {
        var values = Of(plugin);
        foreach (var (key, value) in changes)
        {
            if (value is null)
            {
                values.Remove(key);
            }
            else
            {
                values[key] = value;
            }
        }

        _write(plugin, changes);
    }

    private SortedDictionary<string, string> Of(string plugin)
    {
        if (!_values.TryGetValue(plugin, out var values))
        {
            _values[plugin] = values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        }

        return values;
    }
}
