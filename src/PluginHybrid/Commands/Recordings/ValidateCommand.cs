using System.CommandLine;
using PluginHybrid.Recordings.Auditing;

namespace PluginHybrid.Commands.Recordings;

/// <summary><c>hybrid recording validate</c>: is every byte as it was written?</summary>
internal static class ValidateCommand
{
    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    public static Command Create(Surroundings around)
    {
        var recordings = new Argument<string[]>("recording") { Description = "Folders or files.", Arity = ArgumentArity.OneOrMore };
        var lossy = new Option<bool>("--allow-lossy") { Description = "Missing records that the recording itself tells of are no error." };
        var strict = new Option<bool>("--strict") { Description = "Warnings are errors: also a missing end record." };
        var json = SharedOptions.Json("One JSON array on stdout: an object per recording.");
        var command = new Command("validate", "Check sums, grammar, order, requests and replies, acks, checkpoints and the end. Exit 1 when something is wrong.")
        {
            recordings, lossy, strict, json,
        };
        command.SetAction(parsed =>
        {
            var output = new RecordingOutput(around);
            var reports = parsed.GetValue(recordings)!.Select(path => (path, Report: Validate(around, output, path))).ToList();
            output.Done();
            if (parsed.GetValue(json))
            {
                output.Object(reports.Select(pair => new { Recording = pair.path, pair.Report.Records, pair.Report.Bytes, pair.Report.Parts, pair.Report.Dropped, pair.Report.Findings }));
            }
            else
            {
                reports.ForEach(pair => Tell(output, pair.path, pair.Report));
            }

            return reports.All(pair => IsFine(pair.Report, parsed.GetValue(lossy), parsed.GetValue(strict))) ? ExitCode.Fine : ExitCode.CheckFailed;
        });
        return command;
    }

    private static AuditReport Validate(Surroundings around, RecordingOutput output, string path) =>
        RecordingValidator.Validate(RecordingPath.In(around, path), bytes => output.Progress($"{path}: {bytes / 1048576:N0} MiB"));

    private static void Tell(RecordingOutput output, string path, AuditReport report)
    {
        foreach (var finding in report.Findings)
        {
            output.Line($"{finding}");
        }

        var errors = report.Findings.Count(finding => finding.IsError);
        output.Line($"{path}: {report.Records} records, {errors} errors, {report.Findings.Count - errors} warnings");
    }

    private static bool IsFine(AuditReport report, bool lossy, bool strict) =>
        !report.Findings.Any(finding => (finding.IsError || strict) && !(lossy && finding.Rule == "lossy"));
}
