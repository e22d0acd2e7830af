using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PluginHybrid.Drilling.Comparing;

namespace PluginHybrid.Drilling;

/// <summary>Writes what a drill came to, for people and for programs.</summary>
internal static class DrillWords
{
    /// <summary>A line when the unbroken run is over.</summary>
    /// <param name="whole">The run.</param>
    public static string Progress(RoundReport whole) =>
        Text($"unbroken: {whole.Result.Commands.Count(command => command.IsDone)} commands carried out, {whole.Moments[MomentKind.Frame]} frames, {whole.Took.TotalSeconds:0.0} s");

    /// <summary>A line when a killed run is over.</summary>
    /// <param name="round">The run.</param>
    /// <param name="number">Which kill, from 1.</param>
    /// <param name="plan">What was asked.</param>
    public static string Progress(RoundReport round, int number, DrillPlan plan) => round.Struck is null
        ? Text($"kill {number} of {plan.Kills}: never struck: {round.Strike}")
        : Text($"kill {number} of {plan.Kills}: at {round.At.TotalSeconds:0.000} s, {round.Strike}; fresh after {round.Down.TotalSeconds:0.0} s, the market waited {round.Waited.TotalSeconds:0.0} s; {Verdict(round, plan.IsStrict)}");

    /// <summary>For people.</summary>
    /// <param name="report">What it came to.</param>
    public static string ToText(DrillReport report)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{report.Plan.Named}: {report.Plan.Stage.Length.TotalSeconds:0.0} s, {report.Killed.Count} kills, seed {report.Plan.Seed}");
        Section(text, "carried out in the unbroken run", report.Whole.Result.Commands.Where(command => command.IsDone).Select(command => $"{command}"));
        Section(text, "at the end", report.Whole.Result.Ends);
        Section(text, "of the recording, not done again", report.Whole.LeftOut);
        var number = 0;
        foreach (var round in report.Killed)
        {
            text.AppendLine(Progress(round, ++number, report.Plan));
            Section(text, "about to happen", round.Struck is { } struck ? [struck] : []);
            Section(text, "differs", round.Differences.Where(difference => difference.Fails).Select(difference => difference.Text));
            Section(text, "told", round.Differences.Where(difference => !difference.Fails).Select(difference => difference.Text));
        }

        return text.Append(report.IsGood ? "the same after every kill" : "not the same after every kill").ToString();
    }

    /// <summary>One JSON object.</summary>
    /// <param name="report">What it came to.</param>
    public static string ToJson(DrillReport report) => new JsonObject
    {
        ["recording"] = report.Plan.Named,
        ["seed"] = report.Plan.Seed,
        ["exit"] = report.Code,
        ["good"] = report.IsGood,
        ["commands"] = Texts(report.Whole.Result.Commands.Where(command => command.IsDone).Select(command => $"{command}")),
        ["ends"] = Texts(report.Whole.Result.Ends),
        ["left_out"] = Texts(report.Whole.LeftOut),
        ["seconds"] = Seconds(report.Whole.Took),
        ["kills"] = new JsonArray([.. report.Killed.Select(round => (JsonNode)Json(round, report.Plan.IsStrict))]),
    }.ToJsonString();

    private static JsonObject Json(RoundReport round, bool strict) => new JsonObject
    {
        ["moment"] = $"{round.Strike!.Kind}",
        ["number"] = round.Strike.Number,
        ["struck"] = round.Struck,
        ["at_seconds"] = Seconds(round.At),
        ["down_seconds"] = Seconds(round.Down),
        ["waited_seconds"] = Seconds(round.Waited),
        ["seconds"] = Seconds(round.Took),
        ["good"] = round.IsGood(strict),
        ["sent_again"] = round.Differences.Count(difference => difference.Kind == DifferenceKind.SentAgain),
        ["differences"] = new JsonArray([.. round.Differences.Select(difference => (JsonNode)new JsonObject { ["kind"] = $"{difference.Kind}", ["fails"] = difference.Fails, ["text"] = difference.Text })]),
    };

    private static string Verdict(RoundReport round, bool strict)
    {
        var (again, otherwise) = (round.Differences.Count(difference => difference.Kind == DifferenceKind.SentAgain), round.Differences.Count(difference => difference.Kind is DifferenceKind.StopsBetween or DifferenceKind.OrdersJoined));
        var notes = $"{(again > 0 ? $", {again} sent again" : "")}{(otherwise > 0 ? ", another way" : "")}";
        return (round.IsGood(strict) ? "the same" : "NOT the same") + notes;
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {title}:");
            all.ForEach(line => text.AppendLine(CultureInfo.InvariantCulture, $"    {line}"));
        }
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 3);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
