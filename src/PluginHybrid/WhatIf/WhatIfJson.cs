using System.Text.Json.Nodes;
using PluginHybrid.Authoring;
using PluginHybrid.Replay.Stories;
using PluginHybrid.Simulation.WhatIf;

namespace PluginHybrid.WhatIf;

/// <summary>A what-if report for programs.</summary>
internal static class WhatIfJson
{
    /// <summary>One object: <c>same</c>, <c>changed</c>, <c>positions</c>, <c>decisions</c>, <c>first_difference</c>, <c>result</c>, <c>remarks</c>, <c>limits</c>.</summary>
    /// <param name="report">The report.</param>
    /// <param name="recording">The recording as the person named it.</param>
    public static JsonObject Of(WhatIfReport report, string recording) => new()
    {
        ["recording"] = recording,
        ["seconds"] = Seconds(report.Length),
        ["same"] = report.IsSame,
        ["changed"] = AuthorJson.Of(report.Changes),
        ["positions"] = new JsonArray([.. report.Lives.Select(pair => (JsonNode)new JsonObject
        {
            ["leg"] = (pair.Recorded ?? pair.Now)!.Leg.ToString(),
            ["paper"] = (pair.Recorded ?? pair.Now)!.Paper,
            ["life"] = (pair.Recorded ?? pair.Now)!.Life,
            ["recorded"] = Life(pair.Recorded),
            ["what_if"] = Life(pair.Now),
        })]),
        ["result"] = new JsonObject { ["recorded"] = report.Recorded.Result, ["what_if"] = report.Now.Result },
        ["first_difference"] = report.FirstDifference is { } first ? Pair(first) : null,
        ["decisions"] = new JsonArray([.. report.Decisions.Select(pair => (JsonNode)Pair(pair))]),
        ["remarks"] = AuthorJson.Of(report.Remarks),
        ["limits"] = AuthorJson.Of(WhatIfText.Limits),
    };

    private static JsonObject? Life(LifeStory? life) => life is null ? null : new JsonObject
    {
        ["side"] = life.Side.ToString(),
        ["size"] = life.Size,
        ["entry"] = life.EntryPrice,
        ["opened_seconds"] = Seconds(life.OpenedAt),
        ["final_stop"] = life.FinalStop,
        ["final_take_profit"] = life.FinalTakeProfit,
        ["closed_seconds"] = life.ClosedAt is { } at ? Seconds(at) : null,
        ["closed_by"] = life.ClosedAt is null ? null : life.ClosedBy,
        ["close_price"] = life.ClosePrice,
        ["left"] = life.Left,
        ["mark"] = life.Left == 0 ? null : life.Mark,
        ["realised"] = life.Realised,
        ["open"] = life.Open,
    };

    private static JsonObject Pair(DecisionPair pair) => new()
    {
        ["same"] = pair.IsSame,
        ["plugin"] = pair.Plugin,
        ["recorded"] = Decision(pair.Recorded),
        ["what_if"] = Decision(pair.Now),
    };

    private static JsonObject? Decision(Decision? decision) => decision is null ? null : new JsonObject
    {
        ["seconds"] = Seconds(decision.At),
        ["record"] = decision.Record,
        ["command"] = decision.Request.Id.ToString(),
        ["mode"] = decision.Request.Mode.ToString().ToLowerInvariant(),
        ["decision"] = decision.Words,
        ["because"] = decision.Request.Command.Because,
        ["cause"] = decision.Request.Cause,
        ["outcome"] = decision.OutcomeWords,
    };

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 6);
}
