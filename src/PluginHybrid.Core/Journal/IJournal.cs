namespace PluginHybrid.Core.Journal;

/// <summary>Where decisions are written down. Appending never blocks and never throws; the writer has a thread of its own.</summary>
public interface IJournal
{
    /// <summary>Adds a line. Lines are kept in the order of the calls.</summary>
    /// <param name="entry">The line.</param>
    void Append(JournalEntry entry);

    /// <summary>Calls back once all lines appended so far would survive the death of the process (kill −9).</summary>
    /// <remarks>When the disk fails it calls back all the same, after saying so loudly: protection is not held up by a full disk.</remarks>
    /// <param name="then">Runs on the writer's thread or at once; must not block.</param>
    void WhenDurable(Action then);
}
