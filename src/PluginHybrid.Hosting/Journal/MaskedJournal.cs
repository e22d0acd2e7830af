using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;

namespace PluginHybrid.Hosting.Journal;

/// <summary>Takes secrets out of every line before it is kept.</summary>
/// <param name="inner">Keeps the lines.</param>
/// <param name="hide">Gives a text without them.</param>
public sealed class MaskedJournal(IJournal inner, Func<string, string> hide) : IJournal
{
    /// <inheritdoc />
    public void Append(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        inner.Append(entry with { What = hide(entry.What), Because = hide(entry.Because), Cause = hide(entry.Cause) });
    }

    /// <inheritdoc />
    public void Keep(KnownLeg leg) => inner.Keep(leg);

    /// <inheritdoc />
    public void WhenDurable(Action then) => inner.WhenDurable(then);
}
