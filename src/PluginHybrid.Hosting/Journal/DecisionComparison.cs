using System.Globalization;

namespace PluginHybrid.Hosting.Journal;

/// <summary>Sets the decisions of two plugins, or of two modes of one, against each other.</summary>
public sealed class DecisionComparison
{
    private DecisionComparison(IReadOnlyList<DecisionPair> pairs, DateTimeOffset? from, DateTimeOffset? to) => (Pairs, From, To) = (pairs, from, to);

    /// <summary>All decisions of the common time, in order of time.</summary>
    public IReadOnlyList<DecisionPair> Pairs { get; }

    /// <summary>Beginning of the time over which both were there; <c>null</c> when there is none.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>Its end.</summary>
    public DateTimeOffset? To { get; }

    /// <summary>True when both sides decided the same, and at least once.</summary>
    public bool IsSame => Pairs.Count > 0 && Pairs.All(pair => pair.SameFigures);

    /// <summary>Compares over the time both sides share, widened by <paramref name="within"/>.</summary>
    /// <param name="a">Decisions of the first side, oldest first.</param>
    /// <param name="b">Decisions of the second.</param>
    /// <param name="within">Decisions on the same leg that lie further apart do not belong together, unless the same input led to both.</param>
    /// <param name="since">Earlier decisions do not count.</param>
    public static DecisionComparison Of(IReadOnlyList<JournalLine> a, IReadOnlyList<JournalLine> b, TimeSpan within, DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Count == 0 || b.Count == 0)
        {
            return new([.. a.Select(line => new DecisionPair(line, null, false)), .. b.Select(line => new DecisionPair(null, line, false))], null, null);
        }

        var from = Later(Later(a[0].Entry.At, b[0].Entry.At), since) - within;
        var to = Earlier(a[^1].Entry.At, b[^1].Entry.At) + within;
        var sharedInputs = Inputs(a).Intersect(Inputs(b)).ToHashSet();
        bool IsCommon(JournalLine line) => (line.Entry.At >= from && line.Entry.At <= to) || sharedInputs.Contains((line.Run, line.Entry.Input));
        var open = b.Where(IsCommon).ToList();
        var pairs = new List<DecisionPair>();
        foreach (var line in a.Where(IsCommon))
        {
            var partner = Partner(line, open, within);
            pairs.Add(new(line, partner, partner is not null && Figures(line) == Figures(partner)));
            if (partner is not null)
            {
                open.Remove(partner);
            }
        }

        pairs.AddRange(open.Select(line => new DecisionPair(null, line, false)));
        return new([.. pairs.OrderBy(pair => (pair.A ?? pair.B)!.Entry.At).ThenBy(pair => (pair.A ?? pair.B)!.Id)], from, to);
    }

    // The same input of the same run is the same moment; else the nearest in time.
    private static JournalLine? Partner(JournalLine line, List<JournalLine> open, TimeSpan within) => open
        .Where(other => other.Entry.Leg == line.Entry.Leg && Verb(other) == Verb(line))
        .Where(other => IsSameInput(line, other) || (other.Entry.At - line.Entry.At).Duration() <= within)
        .OrderByDescending(other => IsSameInput(line, other))
        .ThenBy(other => (other.Entry.At - line.Entry.At).Duration())
        .ThenBy(other => other.Id)
        .FirstOrDefault();

    private static IEnumerable<(long Run, long Input)> Inputs(IReadOnlyList<JournalLine> lines) =>
        lines.Where(line => line.Entry.Input > 0).Select(line => (line.Run, line.Entry.Input));

    private static bool IsSameInput(JournalLine line, JournalLine other) =>
        line.Run == other.Run && line.Entry.Input == other.Entry.Input && line.Entry.Input > 0;

    private static string Verb(JournalLine line) => line.Entry.What.Split(' ', 2)[0];

    // What is asked, not what became of it: the verb's figures, so that 61250.50 is 61250.5.
    private static string Figures(JournalLine line) => string.Join(
        ' ', line.Entry.What.Split(' ').Select(word => decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure)
            ? figure.ToString("0.############################", CultureInfo.InvariantCulture)
            : "").Where(word => word.Length > 0));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
