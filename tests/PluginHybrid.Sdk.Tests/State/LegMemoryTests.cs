using PluginHybrid.Sdk.State;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Sdk.Tests.State;

/// <summary>What is remembered of a leg is found again, written when it changed, and gone with the leg.</summary>
[Category(Level.Unit)]
public sealed class LegMemoryTests
{
    private static readonly PositionKey One = new("main", "BTCUSDT", 0);
    private static readonly PositionKey Other = new("main", "ETHUSDT", 1);

    private readonly KeptValues _store = new();
    private LegMemory<Seen> _legs;

    public LegMemoryTests() => _legs = new LegMemory<Seen>(_store, "seen/");

    [Fact]
    public void A_restart_finds_what_was_kept()
    {
        _legs.Keep(One, new Seen(7));

        _legs = new LegMemory<Seen>(_store, "seen/");

        Assert.Equal(new Seen(7), _legs.Of(One));
        Assert.Null(_legs.Of(Other));
    }

    [Fact]
    public void The_same_object_again_writes_nothing_and_a_leg_is_read_once()
    {
        var seen = new Seen(7);
        _legs.Keep(One, seen);
        _legs.Keep(One, seen);
        _legs.Of(One);

        Assert.Equal(["get seen/main/BTCUSDT#0", "set seen/main/BTCUSDT#0"], _store.Calls.Select(call => call.Replace(One.ToString(), "main/BTCUSDT#0", StringComparison.Ordinal)));
    }

    [Fact]
    public void Legs_that_are_not_open_are_forgotten_also_those_of_an_earlier_run()
    {
        _store.Set($"seen/{Other}", new Seen(1));
        _legs.Keep(One, new Seen(7));
        _store.Set("another/value", 3);

        _legs.ForgetAllBut([]);

        Assert.Equal(["another/value"], _store.Keys());
        Assert.Null(_legs.Of(One));
    }

    [Fact]
    public void The_same_words_are_new_once_per_leg_until_it_is_forgotten()
    {
        Assert.True(_legs.IsNew(One, "refused"));
        Assert.False(_legs.IsNew(One, "refused"));
        Assert.True(_legs.IsNew(Other, "refused"));

        _legs.Forget(One);

        Assert.True(_legs.IsNew(One, "refused"));
        Assert.False(_legs.IsNew(Other, "refused"));
    }

    private sealed record Seen(decimal High);

    private sealed class KeptValues : IStateStore
    {
        private readonly SortedDictionary<string, object> _values = new(StringComparer.Ordinal);

        public List<string> Calls { get; } = [];

        public T? Get<T>(string key)
        {
            Calls.Add($"get {key}");
            return _values.TryGetValue(key, out var value) ? (T)value : default;
        }

        public void Set<T>(string key, T value)
        {
            Calls.Add($"set {key}");
            _values[key] = value!;
        }

        public bool Remove(string key) => _values.Remove(key);

        public IReadOnlyList<string> Keys(string prefix = "") => [.. _values.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))];
    }
}
