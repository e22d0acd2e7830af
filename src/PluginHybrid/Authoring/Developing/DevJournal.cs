using PluginHybrid.Core.Journal;

namespace PluginHybrid.Authoring.Developing;

/// <summary>Shows decisions and lifecycle as they are journaled; keeps nothing.</summary>
/// <param name="lines">Shows them.</param>
/// <param name="plugin">Whose.</param>
internal sealed class DevJournal(DevLines lines, string plugin) : IJournal
{
    /// <inheritdoc />
    public void Append(JournalEntry entry)
    {
        if (entry.Plugin != plugin) return;
        if (entry.Kind == JournalKind.Decision)
        {
            lines.Tell(
                "decision", $"#{entry.Number} {entry.Leg} {entry.What}: {entry.Because}  [{entry.Cause}]",
                ("number", entry.Number), ("leg", entry.Leg?.ToString()), ("what", entry.What), ("because", entry.Because), ("cause", entry.Cause));
        }
        else if (entry.Kind == JournalKind.Alarm)
        {
            lines.Tell("fault", entry.What);
        }
    }

    /// <inheritdoc />
    public void WhenDurable(Action then) => then();
}
