namespace PluginHybrid.Sdk.State;

/// <summary>Values of this plugin that survive restarts and swaps, per environment and account. Stored as JSON.</summary>
/// <remarks>What is set in a turn is stored, all of it or nothing, when the turn ends; orders of that turn are sent after it is stored.</remarks>
public interface IStateStore
{
    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">What it was stored as; a record, number, text, ...</typeparam>
    /// <param name="key">Its name, at most 200 characters.</param>
    /// <returns><c>default</c> when there is none.</returns>
    /// <exception cref="InvalidOperationException">What is stored cannot be read as <typeparamref name="T"/>; the text names plugin and key.</exception>
    /// <example><code>var high = State.Get&lt;decimal?&gt;($"high/{key}");</code></example>
    T? Get<T>(string key);

    /// <summary>Stores a value in place of the one before.</summary>
    /// <typeparam name="T">Anything JSON can hold, at most 1 MiB as text.</typeparam>
    /// <param name="key">Its name, at most 200 characters.</param>
    /// <param name="value">The value.</param>
    /// <example><code>State.Set($"high/{key}", update.MarkPrice);</code></example>
    void Set<T>(string key, T value);

    /// <summary>Removes a value.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>True when there was one.</returns>
    /// <example><code>State.Remove($"high/{closed.Position.Key}");</code></example>
    bool Remove(string key);

    /// <summary>The names that begin with a prefix, in ordinal order.</summary>
    /// <param name="prefix">Empty for all.</param>
    /// <example><code>foreach (var key in State.Keys("high/")) { Log.Debug(key); }</code></example>
    IReadOnlyList<string> Keys(string prefix = "");
}
