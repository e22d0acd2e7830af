using System.Globalization;
using System.Text;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Trials;

/// <summary>Faults by state of the connection and state of the positions in which they struck, as a Markdown table.</summary>
public static class CoverageTable
{
    /// <summary>States of the connection, from dead to good.</summary>
    public static IReadOnlyList<string> Connections { get; } = ["dead", "down", "dialling", "authenticating", "reading", "fresh"];

    /// <summary>States of the account; see <see cref="CoveredPlace"/>.</summary>
    public static IReadOnlyList<string> Positions { get; } = ["flat", "naked", "closing", "protected"];

    /// <summary>One line per kind of trouble that struck, one column per state of the connection; a cell counts flat/naked/closing/protected. Then the kinds that did not.</summary>
    /// <param name="coverage">Where troubles struck.</param>
    public static string Of(IReadOnlyDictionary<CoveredPlace, int> coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        var missed = Enum.GetValues<TroubleKind>().Where(kind => !coverage.Any(place => place.Key.Kind == kind && place.Value > 0)).ToArray();
        string[][] rows =
        [
            [$"Struck while {string.Join("/", Positions)}", .. Connections],
            .. Enum.GetValues<TroubleKind>().Except(missed).Select(kind => (string[])[$"{kind}", .. Connections.Select(connection => Cell(coverage, kind, connection))]),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        text.Append(Line(rows[0], widths)).Append(CultureInfo.InvariantCulture, $"|{string.Concat(widths.Select((width, column) => column == 0 ? new string('-', width + 2) + "|" : new string('-', width + 1) + ":|"))}\n");
        text.AppendJoin("", rows.Skip(1).Select(row => Line(row, widths)));
        return missed.Length == 0 ? text.ToString() : text.Append(CultureInfo.InvariantCulture, $"\nNever struck: {string.Join(", ", missed)}.\n").ToString();
    }

    /// <summary>Places where something struck, and places there are.</summary>
    /// <param name="coverage">Where troubles struck.</param>
    public static (int Reached, int All) Count(IReadOnlyDictionary<CoveredPlace, int> coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        return (coverage.Count(place => place.Value > 0), Enum.GetValues<TroubleKind>().Length * Connections.Count * Positions.Count);
    }

    // Names to the left, counts to the right.
    private static string Line(string[] cells, int[] widths) =>
        $"| {string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |\n";

    private static string Cell(IReadOnlyDictionary<CoveredPlace, int> coverage, TroubleKind kind, string connection)
    {
        var counts = Positions.Select(position => coverage.GetValueOrDefault(new CoveredPlace(kind, connection, position))).ToArray();
        return counts.Sum() == 0 ? "" : string.Join("/", counts.Select(count => count == 0 ? "-" : count.ToString(CultureInfo.InvariantCulture)));
    }
}
