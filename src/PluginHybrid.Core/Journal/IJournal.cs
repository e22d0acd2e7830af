using PluginHybrid.Core.Positions;

namespace PluginHybrid.Core.Journal;

/// <summary>Where decisions are written down. Appending never blocks and never throws; the writer has a thread of its own.</summary>
public interface IJournal
{
    /// <summary>Adds a line. Lines are kept in the order of the calls.</summary>
    /// <param name="entry">The line.</param>
    void Append(JournalEntry entry);

    /// <summary>Keeps the newest of a leg for the next run. Of each leg only the last counts; one order with the lines and with what plugins store.</summary>
    /// <param name="leg">In place of what was kept of it.</param>
    void Keep(KnownLeg leg);

    /// <summary>Calls back once all lines appended and legs kept so far would survive the death of the process (kill −9).</summary>
    /// <remarks>When the disk fails it calls back all the same, after saying so loudly: protection is not held up by a full disk.</remarks>
    /// <param name="then">Runs on the writer's thread or at once; must not block.</param>
    void WhenDurable(Action then);
}
