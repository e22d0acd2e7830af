using System.Text;
using System.Text.Json;
using PluginHybrid.Sdk.State;

namespace PluginHybrid.Hosting.State;

/// <summary>A plugin's values in memory, as JSON by key in the order of the keys: what it set it reads at once. Where changes go is its heirs' business.</summary>
/// <remarks>A key has 200 characters at most, a value 1 MiB as JSON. On the plugin's lane only.</remarks>
/// <param name="plugin">The plugin's id, for texts.</param>
internal abstract class JsonValues(string plugin) : IStateStore
{
    private const int KeyMost = 200;
    private const int ValueMost = 1024 * 1024;

    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

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
            Changed(key, text);
        }
    }

    /// <inheritdoc />
    public bool Remove(string key)
    {
        if (!_values.Remove(key))
        {
            return false;
        }

        Changed(key, null);
        return true;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Keys(string prefix = "") =>
        [.. _values.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))];

    /// <summary>Puts in what is stored; no change.</summary>
    protected void Fill(IEnumerable<KeyValuePair<string, string>> stored)
    {
        foreach (var (key, text) in stored)
        {
            _values[key] = text;
        }
    }

    /// <summary>The plugin changed a value.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="text">As JSON; <c>null</c> when it removed it.</param>
    protected abstract void Changed(string key, string? text);
}
