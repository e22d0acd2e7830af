using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;

namespace PluginHybrid.Integration.Tests.Orders;

/// <summary>A journal whose disk is as slow as the test says.</summary>
internal sealed class HeldJournal : IJournal
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _lines = [];
    private readonly List<Action> _waiting = [];

    /// <summary>While true nothing is durable.</summary>
    public bool Holds { get; set; }

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

    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    public void Append(JournalEntry entry)
    {
        lock (_gate)
        {
            _lines.Add(entry);
        }
    }

    public void Keep(KnownLeg leg)
    {
    }

    public void WhenDurable(Action then)
    {
        if (!Holds)
        {
            then();
            return;
        }

        lock (_gate)
        {
            _waiting.Add(then);
        }
    }

    public void Flush()
    {
        Action[] due;
        lock (_gate)
        {
            due = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var then in due)
        {
            then();
        }
    }
}
