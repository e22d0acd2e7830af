using System.CommandLine;
using PluginHybrid.Commands.Recordings;
using PluginHybrid.Configuration;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Replay;
using PluginHybrid.Replay.Cases;
using PluginHybrid.Replay.Verifying;
using PluginHybrid.Replaying;
using PluginHybrid.Venues;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid case</c>: from an incident to a test.</summary>
internal static class CaseCommand
{
    private const string Examples =
        """
        Examples:
          hybrid case add recordings/mine --from 12s --to 20s --name stop-came-late
          hybrid case add recordings/mine --to 1m --name whole-minute --note "the stop came a second late"

        Makes recordings/stop-came-late: the session from its start to --to, redacted again, replayed three times; expected.events.txt
        and expected.decisions.txt show it from --from on. What is before --from stays in the file, for what plugins remember is
        made of it. Where a command is under way at --to, the cut is a few inputs later. If anything fails, nothing is left behind.

        Exit codes: 0 made, 1 no case can be made of it, 2 usage or CI is set, 3 a secret was met.
        """;

    /// <summary>The command with its subcommands.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var add = Add(around);
        var command = new Command("case", "Turn an incident of a recording into a test that CI runs.") { add };
        lessons.Teach(command, Examples);
        lessons.Teach(add, Examples);
        return command;
    }

    private static Command Add(Surroundings around)
    {
        var recording = RecordingPath.Recording();
        var from = RecordingPath.Time("--from", "From where the golden text shows it. Default the start.");
        var to = RecordingPath.Time("--to", "Where it is cut. Default the end.");
        var name = new Option<string>("--name") { Description = "Folder of the case, named by what happens: letters, digits and dashes.", HelpName = "what-happened", Required = true };
        var note = new Option<string>("--note") { Description = "Why it exists, for the header. Default that of the recording.", DefaultValueFactory = _ => "", HelpName = "why it exists" };
        var into = new Option<string>("--into") { Description = "Where cases are kept. Default recordings.", DefaultValueFactory = _ => "recordings", HelpName = "recordings" };
        var redaction = new ToolRedaction();
        var force = RecordingPath.Force();
        var json = SharedOptions.Json("One JSON object on stdout.");
        var config = SharedOptions.Config();
        var command = new Command("add", "Cut, redact, replay three times, write the golden files, and say what CI will check.") { recording, from, to, name, note, into, force, json, config };
        redaction.AddTo(command);
        command.SetAction((parsed, interrupted) => SafeWork.RunAsync(around, () =>
        {
            CiRule.ThrowIfInside(around, "hybrid case add");
            var asked = new Asked(NameOf(parsed.GetValue(name)!), parsed.GetValue(into)!, parsed.GetValue(force), parsed.GetValue(json));
            return AddAsync(around, asked, new CaseOptions
            {
                Recording = RecordingPath.In(around, parsed.GetValue(recording)!),
                From = parsed.GetValue(from) ?? TimeSpan.Zero,
                To = parsed.GetValue(to) ?? TimeSpan.MaxValue,
                Note = parsed.GetValue(note)!,
                Redaction = redaction.Read(around, parsed),
                Plugins = RecordedPlugins.FinderIn(around, parsed.GetValue(config)),
            }, interrupted);
        }));
        return command;
    }

    private static async Task<int> AddAsync(Surroundings around, Asked asked, CaseOptions options, CancellationToken interrupted)
    {
        if (options.From >= options.To)
        {
            throw new UsageException("--from must be before --to.");
        }

        var output = new RecordingOutput(around);
        var folder = Path.Combine(asked.Into, asked.Name);
        using var draft = new RecordingDraft(RecordingPath.In(around, folder), asked.Force);
        try
        {
            var report = await new CaseMaker(options, around.Time).MakeAsync(draft.Folder, output.Progress, interrupted).ConfigureAwait(false);
            draft.Keep();
            output.Done();
            Tell(output, asked.Json, folder, options, report);
            return ExitCode.Fine;
        }
        catch (ReplayException wrong)
        {
            output.Done();
            await around.Error.WriteLineAsync(wrong.Message).ConfigureAwait(false);
            return ExitCode.CheckFailed;
        }
    }

    private static void Tell(RecordingOutput output, bool json, string folder, CaseOptions options, CaseReport report)
    {
        if (json)
        {
            output.Object(new { folder, report.Records, report.Last, report.Inputs, report.Moved, report.Changed, report.EventLines, report.DecisionLines, report.Hashes });
            return;
        }

        output.Line($"Added {folder}: {report.Records} records up to input {report.Last} of {report.Inputs}{(report.Moved > 0 ? $", {report.Moved} inputs after --to, where nothing is under way" : "")}; {report.Changed} redacted anew.");
        output.Line("CI will check with hybrid verify, at every run:");
        output.Line(FormattableString.Invariant($"  {GoldenFiles.EventsName,-24} {report.EventLines} lines, from {options.From.TotalSeconds:0.###} s on"));
        output.Line($"  {GoldenFiles.DecisionsName,-24} {report.DecisionLines} lines");
        output.Line($"  {GoldenFiles.HashName,-24} every event and decision since the start");
        output.Line($"Read the two texts, say in {Path.GetDirectoryName(folder)}/README.md why the case exists, and commit the folder.");
    }

    private static string NameOf(string name) => name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
        ? name
        : throw new UsageException($"--name is {ShownText.Of(name)}. Write letters, digits and dashes, for example stop-came-late.");

    private sealed record Asked(string Name, string Into, bool Force, bool Json);
}
