using PluginHybrid.Core.Events;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Simulation.Checking;

/// <summary>Each account event reaches each plugin exactly once and in order, or a counted resync stands in for it.</summary>
/// <remarks>That a faulty plugin changes nothing for the others is held by a second run of the day: see <see cref="OthersUnchanged"/>.</remarks>
public sealed class AccountEventsOnce : Checker
{
    private readonly List<long> _published = [];
    private readonly SortedDictionary<string, Ear> _ears = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override string Name => "account-events-once";

    /// <inheritdoc />
    public override void HostStarts(IWorldSight world, EventRouter router)
    {
        ArgumentNullException.ThrowIfNull(router);
        _published.Clear();
        _ears.Clear();
        new HostEvents(Published).Listen(router);
    }

    /// <inheritdoc />
    public override void HostEnds(IWorldSight world) => _ears.Clear();

    /// <inheritdoc />
    public override void PluginBegins(IWorldSight world, string plugin) => _ears[plugin] = new Ear { Next = _published.Count };

    /// <inheritdoc />
    public override void PluginEnds(IWorldSight world, string plugin) => _ears.Remove(plugin);

    /// <inheritdoc />
    public override void PluginMisses(IWorldSight world, string plugin, long missed, long sequence)
    {
        if (_ears.TryGetValue(plugin, out var ear) && _published.BinarySearch(sequence) is >= 0 and var place && place + 1 - ear.Next != missed)
        {
            Fail(world, "miscounted", $"{plugin} was handed a resync that says it stands for {missed} account events; {place + 1 - ear.Next} were let go.");
        }
    }

    /// <inheritdoc />
    public override void PluginHears(IWorldSight world, string plugin, string name, long sequence)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!_ears.TryGetValue(plugin, out var ear))
        {
            return;
        }

        var place = _published.BinarySearch(sequence);
        if (name == EventNames.Resync)
        {
            ear.Next = Math.Max(ear.Next, place < 0 ? ~place : place + 1);
            return;
        }

        // Ticks are no account events; an instance that begins is told of legs that were open before.
        if (place < 0 || (place < ear.Next && ear.IsNew && name == EventNames.PositionOpened))
        {
            return;
        }

        if (place != ear.Next)
        {
            Fail(world, place < ear.Next ? "twice" : "missed", place < ear.Next
                ? $"{plugin} was handed {name} (event {sequence}) again or out of order."
                : $"{plugin} was handed {name} (event {sequence}), and not the {place - ear.Next} account events before it, from event {_published[ear.Next]} on.");
        }

        ear.IsNew = false;
        ear.Next = Math.Max(ear.Next, place + 1);
    }

    /// <inheritdoc />
    public override void End(IWorldSight world)
    {
        foreach (var (plugin, ear) in _ears)
        {
            if (ear.Next < _published.Count)
            {
                Fail(world, "unheard", $"At the end {plugin} was never handed {_published.Count - ear.Next} account events, from event {_published[ear.Next]} on.");
            }
        }
    }

    private void Published(string name, in EventStamp stamp, bool isAccount)
    {
        if (isAccount)
        {
            _published.Add(stamp.Sequence);
        }
    }

    private sealed class Ear
    {
        // Index of the next account event it is owed.
        public int Next { get; set; }

        public bool IsNew { get; set; } = true;
    }
}
