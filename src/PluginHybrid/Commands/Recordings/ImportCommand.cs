using System.CommandLine;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Replay.Importing;

namespace PluginHybrid.Commands.Recordings;

/// <summary><c>hybrid recording import</c>: makes a recording of a capture of the public ticker stream.</summary>
internal static class ImportCommand
{
    private const int ProblemsShown = 20;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    public static Command Create(Surroundings around)
    {
        var capture = new Argument<string>("capture") { Description = "A .jsonl file with one frame of the public ticker stream per line, as received." };
        var to = new Argument<string>("out") { Description = "Folder of the recording." };
        var times = new Option<string?>("--times") { Description = "When each line came: a table with columns line and recv_unix_s, parted by tabs. Default <capture>.recv.tsv if it is there, else the frames' own ts.", HelpName = "times.tsv" };
        var environment = new Option<string>("--env") { Description = "Where it was captured. Default mainnet.", HelpName = "mainnet", DefaultValueFactory = _ => "mainnet" }
            .AcceptOnlyFromAmong("mainnet", "testnet", "demo", "simulated");
        var note = new Option<string>("--note") { Description = "A sentence for the header.", DefaultValueFactory = _ => "", HelpName = "why it exists" };
        var pack = new Option<bool>("--pack") { Description = "Compress with zstd." };
        var strict = new Option<bool>("--strict") { Description = "Give up at the first line that is no frame. Without it such lines are left out and told." };
        var force = RecordingPath.Force();
        var json = SharedOptions.Json("One JSON object on stdout.");
        var command = new Command("import", "Make a recording of a capture of public tickers: the frames as they came, the handshake made up. It replays through sockets and into the core.")
        {
            capture, to, times, environment, note, pack, strict, force, json,
        };
        command.SetAction((parsed, interrupted) => SafeWork.RunAsync(around, async () =>
        {
            var output = new RecordingOutput(around);
            using var draft = new RecordingDraft(RecordingPath.In(around, parsed.GetValue(to)!), parsed.GetValue(force));
            var report = await CaptureImport.RunAsync(
                new ImportOptions
                {
                    Capture = RecordingPath.In(around, parsed.GetValue(capture)!),
                    Times = parsed.GetValue(times) is { } table ? RecordingPath.In(around, table) : null,
                    Environment = parsed.GetValue(environment)!,
                    Note = parsed.GetValue(note)!,
                    App = $"hybrid {HostVersion.Text}",
                    Packs = parsed.GetValue(pack),
                    IsStrict = parsed.GetValue(strict),
                    Redaction = new RedactionSettings { Secrets = ToolRedaction.Secrets(around) },
                },
                draft.Folder,
                bytes => output.Progress($"{bytes / 1048576:N0} MiB"),
                interrupted).ConfigureAwait(false);
            draft.Keep();
            output.Done();
            if (parsed.GetValue(json))
            {
                output.Object(report);
            }
            else
            {
                Tell(around, output, report, parsed.GetValue(to)!);
            }

            return ExitCode.Fine;
        }));
        return command;
    }

    private static void Tell(Surroundings around, RecordingOutput output, ImportReport report, string to)
    {
        foreach (var problem in report.Problems.Take(ProblemsShown))
        {
            around.Error.WriteLine($"{problem}: left out");
        }

        output.Line(FormattableString.Invariant(
            $"{report.Frames} frames of {string.Join(", ", report.Symbols)} over {report.Length.TotalSeconds:0.0} s in {to}; left out: {report.Answers} answers to another client, {report.Malformed} malformed lines."));
    }
}
