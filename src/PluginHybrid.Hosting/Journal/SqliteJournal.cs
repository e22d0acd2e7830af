using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Hosting.State;

namespace PluginHybrid.Hosting.Journal;

/// <summary>The journal as the host writes it: into the same file, by the same thread, in the same order as the plugins' values.</summary>
/// <param name="writer">The one thread that writes.</param>
/// <param name="legs">What is known of legs.</param>
internal sealed class SqliteJournal(StoreWriter writer, SqliteLegs legs) : IJournal
{
    /// <inheritdoc />
    public void Append(JournalEntry entry) => writer.Append(entry);

    /// <inheritdoc />
    public void Keep(KnownLeg leg) => legs.Keep(leg);

    /// <inheritdoc />
    public void WhenDurable(Action then) => writer.WhenDurable(then);
}
