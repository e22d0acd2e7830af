using System.Text;
using System.Text.Json.Nodes;

namespace PluginHybrid.FakeExchange.Faults;

/// <summary>Which fault is tried in which state of the session, by which script. A run fails when a fault strikes in another state than its script says, so the table is held by the tests that run the scripts.</summary>
public static class FaultCoverage
{
    /// <summary>The table as Markdown: faults down, states across, the number of scripts in each cell.</summary>
    /// <param name="scripts">The scripts, in any order.</param>
    public static string Markdown(IReadOnlyList<FaultScript> scripts)
    {
        var page = new StringBuilder();
        page.Append($"| Fault | {string.Join(" | ", SessionStates.All.Select(state => state.Name))} | any |\n|---|{string.Concat(Enumerable.Repeat("---|", SessionStates.All.Count + 1))}\n");
        foreach (var fault in FaultCatalogue.Names)
        {
            page.Append($"| `{fault}` | {string.Join(" | ", Cells(scripts, fault).Select(cell => cell == 0 ? "" : $"{cell}"))} |\n");
        }

        page.Append("\nThe states, as the venue sees them:\n\n");
        foreach (var (name, says) in SessionStates.All)
        {
            page.Append($"- **{name}**: {says}\n");
        }

        page.Append("\n| Script | Pitfalls | Traps | Why |\n|---|---|---|---|\n");
        foreach (var script in scripts.OrderBy(script => script.Name, StringComparer.Ordinal))
        {
            page.Append($"| {script.Name} | {string.Join(", ", script.Pitfalls)} | {string.Join(", ", script.Traps)} | {script.Why} |\n");
        }

        return page.ToString();
    }

    /// <summary>The same for programs: per fault the number of scripts per state.</summary>
    /// <param name="scripts">The scripts, in any order.</param>
    public static JsonObject Json(IReadOnlyList<FaultScript> scripts)
    {
        var table = new JsonObject();
        foreach (var fault in FaultCatalogue.Names)
        {
            var row = new JsonObject();
            foreach (var (state, count) in SessionStates.All.Select(state => state.Name).Append("any").Zip(Cells(scripts, fault)))
            {
                row[state] = count;
            }

            table[fault] = row;
        }

        return new JsonObject
        {
            ["faults"] = table,
            ["scripts"] = new JsonArray([.. scripts.OrderBy(script => script.Name, StringComparer.Ordinal).Select(script => (JsonNode)new JsonObject
            {
                ["name"] = script.Name,
                ["pitfalls"] = new JsonArray([.. script.Pitfalls.Select(number => (JsonNode)number)]),
                ["traps"] = new JsonArray([.. script.Traps.Select(number => (JsonNode)number)]),
            })]),
        };
    }

    private static IEnumerable<int> Cells(IReadOnlyList<FaultScript> scripts, string fault) =>
        SessionStates.All.Select(state => state.Name).Append("").Select(state =>
            scripts.Count(script => script.Entries.Any(entry => entry.Fault == fault && entry.State == state)));
}
