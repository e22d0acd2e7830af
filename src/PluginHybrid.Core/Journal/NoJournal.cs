using PluginHybrid.Core.Positions;

namespace PluginHybrid.Core.Journal;

/// <summary>Keeps nothing: for a session without plugins.</summary>
public sealed class NoJournal : IJournal
{
    /// <summary>The only one; it has no state.</summary>
    public static NoJournal Instance { get; } = new();

    private NoJournal()
    {
    }

    /// <inheritdoc />
    public void Append(JournalEntry entry)
    {
    }

    /// <inheritdoc />
    public void Keep(KnownLeg leg)
    {
    }

    /// <inheritdoc />
    public void WhenDurable(Action then) => then();
}
