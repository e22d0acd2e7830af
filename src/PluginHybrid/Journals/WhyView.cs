using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.Journal;

namespace PluginHybrid.Journals;

/// <summary>Shows why something was done.</summary>
internal static class WhyView
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Life by life, command by command, in order of time.</summary>
    /// <param name="lives">What was found.</param>
    public static string ToText(IReadOnlyList<LegLife> lives) => string.Join("\n\n", lives.Select(life => string.Join('\n', life.Stories.SelectMany(Lines).Prepend(Title(life)))));

    /// <summary>One JSON object.</summary>
    /// <param name="lives">What was found.</param>
    public static string ToJson(IReadOnlyList<LegLife> lives) => new JsonObject
    {
        ["lives"] = new JsonArray([.. lives.Select(life => new JsonObject
        {
            ["run"] = life.Run,
            ["leg"] = life.Leg?.ToString(),
            ["life"] = life.Life,
            ["stories"] = new JsonArray([.. life.Stories.Select(Story)]),
        })]),
    }.ToJsonString(Indented);

    /// <summary>A journal line as JSON.</summary>
    /// <param name="line">The line.</param>
    public static JsonObject Line(JournalLine line) => new()
    {
        ["id"] = line.Id,
        ["run"] = line.Run,
        ["input"] = line.Entry.Input,
        ["at"] = line.Entry.At.ToString("O", CultureInfo.InvariantCulture),
        ["kind"] = JournalWords.Of(line.Entry.Kind),
        ["plugin"] = line.Entry.Plugin,
        ["number"] = line.Entry.Number,
        ["mode"] = line.Entry.Mode is { } mode ? JournalWords.Of(mode) : null,
        ["order_link_id"] = line.Entry.OrderLinkId,
        ["order_id"] = line.Entry.OrderId,
        ["what"] = line.Entry.What,
        ["because"] = line.Entry.Because,
        ["cause"] = line.Entry.Cause,
    };

    private static JsonObject Story(CommandStory story) => new()
    {
        ["command"] = story.Command?.ToString(),
        ["cause"] = story.Cause,
        ["because"] = story.Because,
        ["lines"] = new JsonArray([.. story.Lines.Select(Line)]),
        ["after"] = new JsonArray([.. story.After.Select(Line)]),
    };

    private static string Title(LegLife life) =>
        $"{life.Leg?.ToString() ?? "no position"}{(life.Life > 0 ? $", life {life.Life}" : "")} (run {life.Run}, from {life.Stories[0].First.Entry.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC)";

    private static IEnumerable<string> Lines(CommandStory story)
    {
        var first = story.First.Entry;
        if (story.Command is not { } command)
        {
            var who = first.Plugin.Length > 0 ? $"{first.Plugin}: " : "";
            yield return $"  {Time(story.First)}  {JournalWords.Of(first.Kind)}  {who}{first.What}{(first.Because.Length > 0 ? $" ({first.Because})" : "")}{Ids(first)}";
            yield break;
        }

        yield return $"  {Time(story.First)}  {command}{(first.Mode is { } mode ? $" ({JournalWords.Of(mode)})" : "")}";
        if (story.Cause.Length > 0)
        {
            yield return $"    {"event",-9} {story.Cause}";
        }

        foreach (var line in story.Lines)
        {
            yield return $"    {JournalWords.Of(line.Entry.Kind),-9} {line.Entry.What}{Ids(line.Entry)}{Later(line, story.First)}";
            if (line.Id == story.First.Id && story.Because.Length > 0)
            {
                yield return $"    {"reason",-9} {story.Because}";
            }
        }

        foreach (var line in story.After)
        {
            yield return $"    {"then",-9} {line.Entry.What}{Ids(line.Entry)}{Later(line, story.First)}";
        }
    }

    private static string Ids(JournalEntry entry) => (entry.OrderLinkId, entry.OrderId) switch
    {
        ("", "") => "",
        (var link, "") => $" [{link}]",
        ("", var order) => $" [{order}]",
        var (link, order) => $" [{link} = {order}]",
    };

    private static string Later(JournalLine line, JournalLine first) =>
        line.Entry.At > first.Entry.At ? string.Create(CultureInfo.InvariantCulture, $"  +{(line.Entry.At - first.Entry.At).TotalMilliseconds:0} ms") : "";

    private static string Time(JournalLine line) => line.Entry.At.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
