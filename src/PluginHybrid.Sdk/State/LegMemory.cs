using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Sdk.State;

/// <summary>What a plugin remembers of each leg, in its state store: found again after restarts and swaps, gone with the leg.</summary>
/// <remarks>For one lane: use it in turns only. Reads the store once per leg; writes only what changed.</remarks>
/// <typeparam name="T">An immutable record: change it with <c>with</c>.</typeparam>
/// <example><code>
/// var legs = new LegMemory&lt;Seen&gt;(State, "seen/");
/// var seen = legs.Of(update.Position.Key) ?? new Seen(update.MarkPrice ?? 0m);
/// legs.Keep(update.Position.Key, seen with { High = Math.Max(seen.High, update.MarkPrice ?? 0m) });
/// </code></example>
public sealed class LegMemory<T>
    where T : class
{
    private readonly IStateStore _store;
    private readonly string _prefix;
    private readonly Dictionary<PositionKey, T> _known = [];
    private readonly HashSet<(PositionKey Leg, string What)> _said = [];

    /// <summary>Nothing is read yet.</summary>
    /// <param name="store">The plugin's <c>State</c>.</param>
    /// <param name="prefix">Begins the names in the store, for example <c>trail/</c>; no other value's name may begin with it.</param>
    /// <example><code>var legs = new LegMemory&lt;Seen&gt;(State, "seen/");</code></example>
    public LegMemory(IStateStore store, string prefix)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        (_store, _prefix) = (store, prefix);
    }

    /// <summary>What is remembered of a leg; <c>null</c> when nothing is.</summary>
    /// <param name="leg">The leg.</param>
    /// <exception cref="InvalidOperationException">What is stored cannot be read as a <typeparamref name="T"/>.</exception>
    /// <example><code>if (legs.Of(closed.Position.Key) is { } seen) { Log.Information($"the high was {seen.High}"); }</code></example>
    public T? Of(PositionKey leg)
    {
        if (!_known.TryGetValue(leg, out var value) && _store.Get<T>(_prefix + leg) is { } kept)
        {
            _known[leg] = value = kept;
        }

        return value;
    }

    /// <summary>Remembers; the same object again writes nothing.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="value">In place of what was there.</param>
    /// <example><code>legs.Keep(update.Position.Key, new Seen(update.MarkPrice ?? 0m));</code></example>
    public void Keep(PositionKey leg, T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!ReferenceEquals(Of(leg), value))
        {
            _known[leg] = value;
            _store.Set(_prefix + leg, value);
        }
    }

    /// <summary>Forgets a leg, and what was said of it. For <c>OnClosed</c>.</summary>
    /// <param name="leg">The leg.</param>
    /// <example><code>legs.Forget(closed.Position.Key);</code></example>
    public void Forget(PositionKey leg)
    {
        _known.Remove(leg);
        _said.RemoveWhere(said => said.Leg == leg);
        _store.Remove(_prefix + leg);
    }

    /// <summary>Forgets every leg that is not open any more: for <c>OnResync</c>, and once positions are the venue's again.</summary>
    /// <param name="open">The open legs.</param>
    /// <example><code>legs.ForgetAllBut(resync.Positions.Select(held => held.Position.Key));</code></example>
    public void ForgetAllBut(IEnumerable<PositionKey> open)
    {
        var kept = open.ToHashSet();
        foreach (var leg in _known.Keys.Where(leg => !kept.Contains(leg)).Order().ToArray())
        {
            Forget(leg);
        }

        var names = kept.Select(leg => _prefix + leg).ToHashSet(StringComparer.Ordinal);
        foreach (var name in _store.Keys(_prefix).Where(name => !names.Contains(name)))
        {
            _store.Remove(name);
        }
    }

    /// <summary>True the first time this is asked of a leg: what goes on is then told once. Forgotten with the leg, and by a restart.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="what">What is about to be told, the same words for the same thing.</param>
    /// <example><code>if (legs.IsNew(update.Position.Key, "refused")) { Log.Warning("refused"); }</code></example>
    public bool IsNew(PositionKey leg, string what) => _said.Add((leg, what));
}
