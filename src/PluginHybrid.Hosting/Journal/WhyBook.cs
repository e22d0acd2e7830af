using System.Globalization;
using System.Text.RegularExpressions;
using PluginHybrid.Core.Journal;

namespace PluginHybrid.Hosting.Journal;

/// <summary>Finds out why: strings the journal's lines together to commands, and commands to lives of a leg.</summary>
/// <param name="journal">Where the lines are.</param>
public sealed partial class WhyBook(JournalReader journal)
{
    private const int Suggested = 200;

    /// <summary>What is known of an order, a command or a leg; empty when nothing is.</summary>
    /// <param name="asked"><c>trailing-stop/17</c>, our or the venue's order id, <c>BTCUSDT</c> or <c>BTCUSDT#1</c>.</param>
    /// <param name="onlyLast">Only the newest life, or the newest run of a command.</param>
    public IReadOnlyList<LegLife> Find(string asked, bool onlyLast)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var lives = Command().Match(asked) is { Success: true } command
            ? Told(journal.OfCommand(command.Groups[1].Value, long.Parse(command.Groups[2].ValueSpan, CultureInfo.InvariantCulture)))
            : OfLegOrOrder(asked);
        return onlyLast ? [.. lives.TakeLast(1)] : lives;
    }

    /// <summary>The newest command there is; empty when there is none.</summary>
    public IReadOnlyList<LegLife> Newest() =>
        journal.KnownIds(1).FirstOrDefault(id => id.Contains('/', StringComparison.Ordinal)) is { } id ? Find(id, onlyLast: true) : [];

    /// <summary>Ids that are known, newest first, to suggest from.</summary>
    public IReadOnlyList<string> KnownIds() => journal.KnownIds(Suggested);

    private List<LegLife> OfLegOrOrder(string asked)
    {
        if (Leg().Match(asked) is { Success: true } leg)
        {
            var idx = leg.Groups[2].Success ? int.Parse(leg.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : (int?)null;
            if (journal.OfLeg(leg.Groups[1].Value, idx) is { Count: > 0 } lines)
            {
                return Lives(lines, events: true);
            }
        }

        var named = journal.OfOrder(asked);
        var commands = named.Where(line => line.Entry.Number > 0).Select(line => (line.Run, line.Entry.Plugin, line.Entry.Number)).Distinct().ToList();
        var own = commands.SelectMany(command => journal.OfCommand(command.Plugin, command.Number).Where(line => line.Run == command.Run));
        return Told([.. named.UnionBy(own, line => line.Id).OrderBy(line => line.Id)]);
    }

    // Commands alone do not show what came of them: the leg's events behind each do.
    private List<LegLife> Told(IReadOnlyList<JournalLine> lines) =>
    [
        .. Lives(lines, events: false).Select(life => life with { Stories = [.. life.Stories.Select(story => story with { After = After(story) })] }),
    ];

    private JournalLine[] After(CommandStory story)
    {
        if (story.First.Entry is not { Leg: { } leg, Number: > 0 } || story.Last(JournalKind.Sent) is not { } sent)
        {
            return [];
        }

        var (last, own) = (story.Lines[^1].Id, story.Lines.Select(line => line.Id).ToHashSet());
        return
        [
            .. journal.OfLeg(leg.Symbol, leg.PositionIdx)
                .Where(line => line.Run == sent.Run && line.Id > sent.Id && !own.Contains(line.Id) && line.Entry.Leg == leg)
                .TakeWhile(line => line.Entry.Kind != JournalKind.Sent || line.Id < last)
                .Where(line => line.Entry.Kind == JournalKind.Event && (line.Entry.Life == sent.Entry.Life || line.Entry.Life == 0 || sent.Entry.Life == 0)),
        ];
    }

    private static List<LegLife> Lives(IReadOnlyList<JournalLine> lines, bool events) =>
    [
        .. lines.Where(line => events || line.Entry.Number > 0 || line.Entry.Kind != JournalKind.Event)
            .GroupBy(line => (line.Run, line.Entry.Leg, line.Entry.Life))
            .OrderBy(life => life.First().Id)
            .Select(life => new LegLife(life.Key.Run, life.Key.Leg, life.Key.Life, Stories(life))),
    ];

    private static CommandStory[] Stories(IEnumerable<JournalLine> life) =>
    [
        .. life.GroupBy(line => line.Entry.Number > 0 ? (line.Entry.Plugin, line.Entry.Number, 0L) : ("", 0L, line.Id))
            .Select(command => new CommandStory([.. command], [])),
    ];

    [GeneratedRegex("^([a-z0-9][a-z0-9-]*)/([0-9]{1,18})$")]
    private static partial Regex Command();

    [GeneratedRegex("^([A-Z0-9][A-Z0-9-]*)(?:#([0-9]))?$")]
    private static partial Regex Leg();
}
