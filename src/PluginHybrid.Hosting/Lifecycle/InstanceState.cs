using System.Text;
using System.Text.Json;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk.State;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>A plugin's values in the hands of one instance: read from memory, written as a whole at the end of each turn.</summary>
/// <param name="plugin">The plugin's id.</param>
/// <param name="states">Where they are kept.</param>
internal sealed class InstanceState(string plugin, IPluginStates states) : IStateStore
{
    private const int KeyMost = 200;
    private const int ValueMost = 1024 * 1024;

    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string?> _changes = new(StringComparer.Ordinal);

    /// <summary>Reads what is stored. On the lane, before the first turn.</summary>
    public void Load()
    {
        foreach (var (key, value) in states.Load(plugin))
        {
            _values[key] = value;
        }
    }

    /// <inheritdoc />
    public T? Get<T>(string key)
    {
        if (!_values.TryGetValue(key, out var text))
        {
            return default;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(text);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new InvalidOperationException($"State of {plugin}, key \"{key}\": what is stored is no {typeof(T).Name}. {exception.Message}", exception);
        }
    }

    /// <inheritdoc />
    public void Set<T>(string key, T value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, KeyMost, nameof(key));
        var text = JsonSerializer.Serialize(value);
        if (Encoding.UTF8.GetByteCount(text) > ValueMost)
        {
            throw new ArgumentException($"State of {plugin}, key \"{key}\": more than 1 MiB as JSON.", nameof(value));
        }

        if (_values.GetValueOrDefault(key) != text)
        {
            _values[key] = text;
            _changes[key] = text;
        }
    }

    /// <inheritdoc />
    public bool Remove(string key)
    {
        if (!_values.Remove(key))
        {
            return false;
        }

        _changes[key] = null;
        return true;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Keys(string prefix = "") =>
        [.. _values.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))];

    /// <summary>Writes what the turn changed, all of it or nothing.</summary>
    public void Flush()
    {
        if (_changes.Count == 0)
        {
            return;
        }

        KeyValuePair<string, string?>[] changes = [.. _changes];
        _changes.Clear();
        states.Write(plugin, changes);
    }
}
