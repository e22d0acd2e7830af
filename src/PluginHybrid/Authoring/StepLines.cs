using System.Text.Json.Nodes;
using PluginHybrid.Hosting.Checking;

namespace PluginHybrid.Authoring;

/// <summary>The steps of a check for people and for machines.</summary>
internal static class StepLines
{
    private const int NameWidth = 9;
    private const int TimeWidth = 8;

    /// <summary>A step, and under it what was found wrong with place and fix.</summary>
    /// <param name="step">The step.</param>
    public static string Of(CheckStep step)
    {
        var time = FormattableString.Invariant($"{step.Took.TotalMilliseconds:0} ms");
        var head = $"  {(step.IsOk ? '✓' : '✗')} {step.Name.PadRight(NameWidth)} {time.PadLeft(TimeWidth)}  {step.Found}";
        return string.Join('\n', [head, .. step.Problems.Select(problem => $"      {problem}")]);
    }

    /// <summary>The whole check in one sentence.</summary>
    /// <param name="steps">What was done.</param>
    public static string Sentence(IReadOnlyList<CheckStep> steps)
    {
        var warnings = steps.Sum(step => step.Problems.Count(problem => !problem.IsError));
        var also = warnings == 0 ? "" : $" {warnings} {(warnings == 1 ? "warning" : "warnings")}: --strict makes {(warnings == 1 ? "it an error" : "them errors")}.";
        return steps.FirstOrDefault(step => !step.IsOk) is { } failed ? $"Failed at {failed.Name}.{also}" : $"Fine.{also}";
    }

    /// <summary>The same as one object.</summary>
    /// <param name="plugin">What was checked, as it was named.</param>
    /// <param name="steps">What was done.</param>
    public static JsonObject Json(string plugin, IReadOnlyList<CheckStep> steps) => new()
    {
        ["plugin"] = plugin,
        ["ok"] = steps.All(step => step.IsOk),
        ["steps"] = new JsonArray([.. steps.Select(step => (JsonNode)new JsonObject
        {
            ["name"] = step.Name,
            ["ok"] = step.IsOk,
            ["ms"] = Math.Round(step.Took.TotalMilliseconds, 1),
            ["found"] = step.Found,
            ["problems"] = AuthorJson.Of(step.Problems),
        })]),
    };
}
