using System.Text;
using System.Text.Json;
using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Sdk.State;

namespace PluginHybrid.Hosting.Isolation.Child;

/// <summary>The plugin's values as the host had them at the start, with its own writes since: what it set it reads at once.</summary>
/// <param name="plugin">The plugin's id, for texts.</param>
/// <param name="values">JSON by key.</param>
/// <param name="outbox">The way to the host.</param>
internal sealed class ChildState(string plugin, IReadOnlyDictionary<string, string> values, Outbox outbox) : IStateStore
{
    private const int KeyMost = 200;
    private const int ValueMost = 1024 * 1024;

    private readonly SortedDictionary<string, string> _values = new(values.ToDictionary(), StringComparer.Ordinal);

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
            outbox.Add(new StoreValue(key, text));
        }
    }

    /// <inheritdoc />
    public bool Remove(string key)
    {
        if (!_values.Remove(key))
        {
            return false;
        }

        outbox.Add(new RemoveValue(key));
        return true;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Keys(string prefix = "") =>
        [.. _values.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))];
}
