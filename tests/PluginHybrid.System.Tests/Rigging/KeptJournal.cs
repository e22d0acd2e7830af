using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;

namespace PluginHybrid.System.Tests.Rigging;

/// <summary>A journal that also keeps its lines for the test, in the order in which they were written.</summary>
public sealed class KeptJournal(IJournal inner) : IJournal
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _lines = [];

    public IReadOnlyList<JournalEntry> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public void Append(JournalEntry entry)
    {
        lock (_gate)
        {
            _lines.Add(entry);
        }

        inner.Append(entry);
    }

    public void Keep(KnownLeg leg) => inner.Keep(leg);

    public void WhenDurable(Action then) => inner.WhenDurable(then);
}
