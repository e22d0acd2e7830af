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

    /// <summary>States of the positions; see <see cref="CoveredPlace"/>.</summary>
    public static IReadOnlyList<string> Positions { get; } = ["flat", "naked", "closing", "protected"];

    /// <summary>One line per kind of trouble, one column per state of the connection; a cell counts flat/naked/closing/protected.</summary>
    /// <param name="coverage">Where troubles struck.</param>
    public static string Of(IReadOnlyDictionary<CoveredPlace, int> coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"| Struck while {string.Join("/", Positions)} | {string.Join(" | ", Connections)} |\n|---|{string.Concat(Connections.Select(_ => "--:|"))}\n");
        foreach (var kind in Enum.GetValues<TroubleKind>())
        {
            var cells = Connections.Select(connection => Cell([.. Positions.Select(position => coverage.GetValueOrDefault(new CoveredPlace(kind, connection, position)))]));
            text.Append(CultureInfo.InvariantCulture, $"| {kind} | {string.Join(" | ", cells)} |\n");
        }

        return text.ToString();
    }

    /// <summary>Places where something struck, and places there are.</summary>
    /// <param name="coverage">Where troubles struck.</param>
    public static (int Reached, int All) Count(IReadOnlyDictionary<CoveredPlace, int> coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        return (coverage.Count(place => place.Value > 0), Enum.GetValues<TroubleKind>().Length * Connections.Count * Positions.Count);
    }

    private static string Cell(int[] counts) => counts.Sum() == 0 ? "" : string.Join("/", counts.Select(count => count == 0 ? "-" : count.ToString(CultureInfo.InvariantCulture)));
}
