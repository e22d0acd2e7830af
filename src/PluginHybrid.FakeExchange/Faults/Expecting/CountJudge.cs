using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Expecting;

/// <summary>Judges how often something happened.</summary>
internal static class CountJudge
{
    public static string? Malformed(ObservedRun run, Arguments with) =>
        Judge(with.Text("stream") == "private" ? run.Malformed.Private : run.Malformed.Public, with);

    public static string? Events(ObservedRun run, Arguments with) => Judge(
        run.Events.Count(happened => TopicPattern.Fits(with.Text("name"), happened.Name) && (with.TextOrNull("symbol") ?? happened.Symbol) == happened.Symbol), with);

    public static string? Dials(ObservedRun run, Arguments with) =>
        Judge(run.Dials.Count(dial => dial.Kind == (with.Text("stream") == "private" ? ConnectionKind.Private : ConnectionKind.Public)), with);

    public static string? Requests(ObservedRun run, Arguments with) =>
        Judge(run.Requests.Count(request => TopicPattern.Fits(with.Text("path"), request.Path)), with);

    public static string? Asked(ObservedRun run, Arguments with)
    {
        var socket = with.Text("socket");
        return Judge(run.Asked.Count(asked => socket == "both" ? asked.EndsWith($" {with.Text("op")}", StringComparison.Ordinal) : asked == $"{socket} {with.Text("op")}"), with);
    }

    public static string? Corrected(ObservedRun run, Arguments with) => Judge(run.Events.Sum(happened => happened.Corrected), with);

    public static string? Says(ObservedRun run, Arguments with)
    {
        var heard = run.Events.Where(happened => TopicPattern.Fits(with.Text("name"), happened.Name)).Select(happened => happened.Text).ToList();
        return heard.Exists(text => text.Contains(with.Text("text"), StringComparison.OrdinalIgnoreCase)) ? null
            : heard.Count == 0 ? "there was no such event"
            : $"they say: {string.Join(" | ", heard.Distinct())}";
    }

    private static string? Judge(long found, Arguments with) =>
        (with.WholeOrNull("exactly") ?? found) == found
        && found >= (with.WholeOrNull("at_least") ?? 0)
        && found <= (with.WholeOrNull("at_most") ?? long.MaxValue)
            ? null
            : $"found {found}";
}
