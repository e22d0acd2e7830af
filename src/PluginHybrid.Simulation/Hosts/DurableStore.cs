using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Simulation.Hosts;

/// <summary>What would be on the disk: values of the plugins, lines of the journal and the newest of each leg, which outlive a host.</summary>
internal sealed class DurableStore
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _values = new(StringComparer.Ordinal);
    private readonly SortedDictionary<PositionKey, KnownLeg> _legs = [];
    private readonly List<(int Run, JournalEntry Entry)> _open = [];

    /// <summary>Lines written so far.</summary>
    public long Lines { get; private set; }

    /// <summary>The newest of each leg, in the order of the keys.</summary>
    public IReadOnlyList<KnownLeg> Legs => [.. _legs.Values];

    /// <summary>Values as a host finds them at its start.</summary>
    public MemoryStates Read()
    {
        var states = new MemoryStates();
        foreach (var (plugin, values) in _values)
        {
            states.Restore(plugin, new SortedDictionary<string, string>(values, StringComparer.Ordinal));
        }

        return states;
    }

    /// <summary>A change reaches the disk.</summary>
    public void Write(string plugin, string key, string? value)
    {
        if (!_values.TryGetValue(plugin, out var values))
        {
            _values[plugin] = values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        }

        if (value is null)
        {
            values.Remove(key);
        }
        else
        {
            values[key] = value;
        }
    }

    /// <summary>The newest of a leg reaches the disk.</summary>
    public void Write(KnownLeg leg) => _legs[leg.Leg] = leg;

    /// <summary>A line reaches the disk.</summary>
    /// <param name="run">Of which host process.</param>
    /// <param name="entry">The line.</param>
    public void Write(int run, JournalEntry entry)
    {
        Lines++;
        switch (entry.Kind)
        {
            case JournalKind.Sent:
                _open.Add((run, entry));
                break;
            case JournalKind.Outcome:
                _open.RemoveAll(sent => IsOutcomeOf(sent.Run, sent.Entry, run, entry));
                break;
            default:
                break;
        }
    }

    /// <summary>What was sent in the last day and has no outcome, in its own run or in a later one that asked the venue; oldest first.</summary>
    /// <remarks>The same conditions as the query of the real store; a test holds the two together.</remarks>
    /// <param name="now">The host's clock.</param>
    public IReadOnlyList<JournalEntry> Unfinished(DateTimeOffset now) =>
        [.. _open.Where(sent => sent.Entry.At >= now - TimeSpan.FromDays(1)).Select(sent => sent.Entry)];

    private static bool IsOutcomeOf(int sentRun, JournalEntry sent, int run, JournalEntry outcome) =>
        (sent.Plugin == outcome.Plugin && sent.Number == outcome.Number && sentRun == run)
        || (sent.OrderLinkId.Length > 0 && sent.OrderLinkId == outcome.OrderLinkId)
        || (sent.Plugin == outcome.Plugin && sent.Number == outcome.Number && sent.Because == outcome.Because
            && sent.Leg is { } leg && leg.Symbol == outcome.Leg?.Symbol && outcome.What.StartsWith("recovered:", StringComparison.OrdinalIgnoreCase));
}
