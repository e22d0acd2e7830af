using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;

namespace PluginHybrid.Hosting.Tests.Fakes;

/// <summary>Keeps its lines.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly List<JournalEntry> _entries = [];

    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_entries)
            {
                return [.. _entries];
            }
        }
    }

    public void Append(JournalEntry entry)
    {
        lock (_entries)
        {
            _entries.Add(entry);
        }
    }

    public void Keep(KnownLeg leg)
    {
    }

    public void WhenDurable(Action then) => then();
}
