using System.Text.Json.Nodes;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Trials;

namespace PluginHybrid.Simulating;

/// <summary>What <c>hybrid simulate --json</c> writes.</summary>
internal static class SimulateJson
{
    /// <summary>The report.</summary>
    /// <param name="report">What came.</param>
    /// <param name="hashed">Days lived again in a second process.</param>
    public static JsonObject Of(TrialReport report, int hashed) => new()
    {
        ["ok"] = report.IsWhole && report.Failed.Count == 0,
        ["interrupted"] = !report.IsWhole,
        ["asked"] = report.Plan.Seeds.Count,
        ["lived"] = report.Results.Count,
        ["hours"] = Math.Round(report.Hours, 3),
        ["seconds"] = Math.Round(report.Took.TotalSeconds, 3),
        ["hours_per_minute"] = Math.Round(report.HoursPerMinute, 1),
        ["twice"] = hashed,
        ["failed"] = new JsonArray([.. report.Failed.Select(result => (JsonNode)Failed(result, report))]),
        ["seeds"] = new JsonArray([.. report.Results.Select(result => (JsonNode)Seed(result))]),
        ["coverage"] = new JsonArray([.. report.Coverage
            .OrderBy(entry => entry.Key.Kind).ThenBy(entry => entry.Key.Connection, StringComparer.Ordinal).ThenBy(entry => entry.Key.Position, StringComparer.Ordinal)
            .Select(entry => (JsonNode)new JsonObject
            {
                ["trouble"] = $"{entry.Key.Kind}",
                ["connection"] = entry.Key.Connection,
                ["position"] = entry.Key.Position,
                ["times"] = entry.Value,
            })]),
    };

    /// <summary>Something that did not hold.</summary>
    /// <param name="violation">It.</param>
    public static JsonObject Of(Violation violation) => new()
    {
        ["checker"] = violation.Checker,
        ["place"] = violation.Place,
        ["seconds"] = Math.Round(violation.At.TotalSeconds, 6),
        ["input"] = violation.Input,
        ["text"] = violation.Text,
    };

    private static JsonObject Seed(SeedResult result) => new()
    {
        ["seed"] = result.Seed,
        ["weather"] = result.Weather,
        ["good"] = result.IsGood,
        ["hash"] = result.Hash,
        ["frames"] = result.Frames,
        ["events"] = result.Events,
        ["commands"] = result.Commands,
        ["processes"] = result.Incarnations,
        ["troubles"] = result.Troubles,
    };

    private static JsonObject Failed(SeedResult result, TrialReport report) => new()
    {
        ["seed"] = result.Seed,
        ["repeat"] = TrialText.Repeat(report.Plan, result.Seed),
        ["violations"] = new JsonArray([.. result.Violations.Select(violation => (JsonNode)Of(violation))]),
    };
}
