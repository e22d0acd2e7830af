using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHybrid.Commands;
using PluginHybrid.FakeExchange.Playback;

namespace PluginHybrid.Replaying;

/// <summary>Writes what a replay came to, for people and for programs.</summary>
/// <param name="result">The result.</param>
internal sealed class ReplayWords(ReplayResult result)
{
    /// <summary>For people.</summary>
    /// <param name="withReport">True adds what each fault or loss cost.</param>
    public string ToText(bool withReport)
    {
        var report = result.Report;
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"{result.Plan.Path}: {result.Length.TotalSeconds:0.0} s, pace {result.Plan.Pace}")
            .AppendLine(CultureInfo.InvariantCulture, $"  played   {report.FramesPlayed} frames, {report.LossesPlayed} losses, {report.CommandsMatched} commands; answered live {report.AnsweredLive}; snapshots made {report.SnapshotsMade}");
        Section(text, "held at the end", result.HostLegs.Select(leg => leg.Facts));
        Section(text, "other at the end than recorded", result.LegDifferences);
        Section(text, "divergences", result.Divergences.Select(found => $"{found}"));
        Section(text, "never played", result.Unplayed.Select(missed => $"{missed}"));
        Section(text, "not waited for any longer", report.Waited);
        Section(text, "expectations that do not hold", result.Broken);
        if (withReport)
        {
            Section(text, "what struck, and what it cost", result.Costs.Select(strike => $"{strike}"));
            Section(text, "reconnects of the host", result.Gaps.Select(Words));
        }

        return text.Append(result.Code != ExitCode.Fine ? "not the same as recorded" : result.Divergences.Count > 0 ? "another way, the same end" : "the same as recorded").ToString();
    }

    /// <summary>One JSON object.</summary>
    public string ToJson() => new JsonObject
    {
        ["recording"] = result.Plan.Path,
        ["pace"] = result.Plan.Pace.ToString(),
        ["exit"] = result.Code,
        ["same"] = result.Divergences.Count + result.LegDifferences.Count == 0,
        ["frames_played"] = result.Report.FramesPlayed,
        ["losses_played"] = result.Report.LossesPlayed,
        ["commands_matched"] = result.Report.CommandsMatched,
        ["answered_live"] = result.Report.AnsweredLive,
        ["snapshots_made"] = result.Report.SnapshotsMade,
        ["held"] = Texts(result.HostLegs.Select(leg => leg.Facts)),
        ["held_differences"] = Texts(result.LegDifferences),
        ["divergences"] = new JsonArray([.. result.Divergences.Select(Json)]),
        ["never_played"] = new JsonArray([.. result.Unplayed.Select(Json)]),
        ["waited"] = Texts(result.Report.Waited),
        ["broken_expectations"] = Texts(result.Broken),
        ["struck"] = Texts(result.Costs.Select(strike => $"{strike}")),
        ["reconnects"] = Texts(result.Gaps.Select(Words)),
    }.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static JsonObject Json(Divergence found) => new()
    {
        ["kind"] = found.Kind switch
        {
            DivergenceKind.NotInRecording => "not-in-recording",
            DivergenceKind.NotSent => "not-sent",
            _ => "out-of-order",
        },
        ["record"] = found.Place.Number,
        ["at_seconds"] = found.Place.At.TotalSeconds,
        ["command"] = found.Words,
    };

    private static JsonObject Json(Unplayed missed) => new()
    {
        ["what"] = missed.What,
        ["reason"] = missed.Reason,
        ["count"] = missed.Count,
        ["first"] = new JsonArray([.. missed.First.Select(place => new JsonObject { ["record"] = place.Number, ["at_seconds"] = place.At.TotalSeconds })]),
    };

    private static string Words(PluginHybrid.FakeExchange.Faults.ObservedEvent told) =>
        string.Create(CultureInfo.InvariantCulture, $"{told.At.TotalSeconds,8:0.000} s  {told.Stream}  gap {told.Gap.TotalSeconds:0.000} s");

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {title}");
            all.ForEach(line => text.AppendLine(CultureInfo.InvariantCulture, $"    {line}"));
        }
    }
}
