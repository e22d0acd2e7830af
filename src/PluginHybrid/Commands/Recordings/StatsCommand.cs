using System.CommandLine;
using System.Globalization;
using PluginHybrid.Recordings.Auditing;

namespace PluginHybrid.Commands.Recordings;

/// <summary><c>hybrid recording stats</c>: what a set of recordings covers.</summary>
internal static class StatsCommand
{
    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    public static Command Create(Surroundings around)
    {
        var recordings = new Argument<string[]>("recording") { Description = "Folders or files.", Arity = ArgumentArity.OneOrMore };
        var json = SharedOptions.Json("One JSON object on stdout.");
        var command = new Command("stats", "Count kinds, topics, operations, paths, statuses, venue codes, losses and marks over recordings.") { recordings, json };
        command.SetAction(parsed =>
        {
            var (output, stats) = (new RecordingOutput(around), new CorpusStats());
            foreach (var path in parsed.GetValue(recordings)!)
            {
                output.Progress(path);
                stats.Add(RecordingPath.In(around, path));
            }

            output.Done();
            if (parsed.GetValue(json))
            {
                output.Object(stats);
            }
            else
            {
                Tell(output, stats);
            }

            return ExitCode.Fine;
        });
        return command;
    }

    private static void Tell(RecordingOutput output, CorpusStats stats)
    {
        output.Line(string.Create(CultureInfo.InvariantCulture, $"{stats.Recordings} recordings, {stats.Records} records, {stats.Seconds:0.0} s"));
        Section(output, "Kinds", stats.Kinds);
        Section(output, "Topics", stats.Topics);
        Section(output, "Operations", stats.Operations);
        Section(output, "REST", stats.Paths);
        Section(output, "HTTP statuses", stats.Statuses);
        Section(output, "Venue codes", stats.Codes);
        Section(output, "Losses", stats.Losses);
        Section(output, "Marks", stats.Marks);
    }

    private static void Section(RecordingOutput output, string title, SortedDictionary<string, long> counts)
    {
        output.Line($"\n{title}");
        foreach (var (name, count) in counts)
        {
            output.Line($"  {name,-40} {count,9}");
        }
    }
}
