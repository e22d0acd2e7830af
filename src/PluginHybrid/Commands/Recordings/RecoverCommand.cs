using System.CommandLine;
using PluginHybrid.Recordings.Auditing;

namespace PluginHybrid.Commands.Recordings;

/// <summary><c>hybrid recording recover</c>: saves every whole line of a torn recording.</summary>
internal static class RecoverCommand
{
    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    public static Command Create(Surroundings around)
    {
        var recording = RecordingPath.Recording();
        var to = RecordingPath.Out("Where what is whole goes; the damaged files stay as they are.");
        var json = SharedOptions.Json("One JSON object on stdout.");
        var command = new Command("recover", "Keep every whole line of a torn or damaged recording, mark holes, add an end, and validate. Exit 1 when the result is not valid: a hole in the middle.")
        {
            recording, to, json,
        };
        command.SetAction(parsed =>
        {
            var output = new RecordingOutput(around);
            var report = RecordingRecovery.Recover(RecordingPath.In(around, parsed.GetValue(recording)!), RecordingPath.In(around, parsed.GetValue(to)!));
            if (parsed.GetValue(json))
            {
                output.Object(new { report.Kept, report.Lost, report.Audit.Findings });
            }
            else
            {
                output.Line($"{report.Kept} lines kept, {report.Lost} lost, in {parsed.GetValue(to)}.");
                report.Audit.Findings.Select(finding => finding.ToString()).ToList().ForEach(output.Line);
            }

            return report.Audit.IsValid ? ExitCode.Fine : ExitCode.CheckFailed;
        });
        return command;
    }
}
