using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Authoring.Developing;

/// <summary>Shows decisions and faults as they are journaled; keeps nothing. A decision that a leg's last one was already is shown once: in shadow nothing changes at the venue, so a plugin may ask again and again.</summary>
/// <param name="lines">Shows them.</param>
/// <param name="plugin">Whose.</param>
internal sealed class DevJournal(DevLines lines, string plugin) : IJournal
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PositionKey, (string Said, int Again)> _last = [];

    /// <inheritdoc />
    public void Append(JournalEntry entry)
    {
        if (entry.Plugin != plugin) return;
        if (entry.Kind == JournalKind.Decision)
        {
            if (Repeats(entry) is not { } again) return;
            var before = again > 0 ? $"  (the one before {again} times more)" : "";
            lines.Tell(
                "decision", $"#{entry.Number} {entry.Leg} {entry.What}: {entry.Because}  [{entry.Cause}]{before}",
                ("number", entry.Number), ("leg", entry.Leg?.ToString()), ("what", entry.What), ("because", entry.Because), ("cause", entry.Cause));
        }
        else if (entry.Kind == JournalKind.Alarm)
        {
            lines.Tell("fault", entry.What);
        }
    }

    /// <inheritdoc />
    public void Keep(KnownLeg leg)
    {
        // The next start begins anew.
    }

    /// <inheritdoc />
    public void WhenDurable(Action then) => then();

    // How often the leg's decision before was repeated, or null when this is one more of it.
    private int? Repeats(JournalEntry entry)
    {
        var said = $"{entry.What}: {entry.Because}";
        lock (_gate)
        {
            var leg = entry.Leg ?? default;
            var (last, again) = _last.GetValueOrDefault(leg, ("", 0));
            _last[leg] = last == said ? (said, again + 1) : (said, 0);
            return last == said ? null : again;
        }
    }
}
