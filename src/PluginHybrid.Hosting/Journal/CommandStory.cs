using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;

namespace PluginHybrid.Hosting.Journal;

/// <summary>One command from the event that led to it to what came of it; or a single line that belongs to no command.</summary>
/// <param name="Lines">Its own lines, oldest first: decision, sent, outcome. Never empty.</param>
/// <param name="After">Events of the leg behind it, until something else was sent for the leg; empty where the events stand for themselves.</param>
public sealed record CommandStory(IReadOnlyList<JournalLine> Lines, IReadOnlyList<JournalLine> After)
{
    /// <summary>The first line; place and time of the whole.</summary>
    public JournalLine First => Lines[0];

    /// <summary>The command, or <c>null</c> for a line that is about none.</summary>
    public CommandId? Command => First.Entry.Number > 0 ? new CommandId(First.Entry.Plugin, First.Entry.Number) : null;

    /// <summary>The event in whose turn it was decided, in words, or empty.</summary>
    public string Cause => Lines.Select(line => line.Entry.Cause).FirstOrDefault(cause => cause.Length > 0, "");

    /// <summary>The plugin's reason, or empty.</summary>
    public string Because => Lines.Select(line => line.Entry.Because).FirstOrDefault(because => because.Length > 0, "");

    /// <summary>The last line of a kind; <c>null</c> when there is none.</summary>
    /// <param name="kind">The kind.</param>
    public JournalLine? Last(JournalKind kind) => Lines.LastOrDefault(line => line.Entry.Kind == kind);
}
