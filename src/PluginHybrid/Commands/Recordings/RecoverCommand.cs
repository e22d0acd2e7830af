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
        var force = RecordingPath.Force();
        var json = SharedOptions.Json("One JSON object on stdout.");
        var command = new Command("recover", "Keep every whole line of a torn or damaged recording, mark holes, add an end, and validate. Exit 1 when the result is not valid: a hole in the middle.")
        {
            recording, to, force, json,
        };
        command.SetAction((parsed, interrupted) =>
        {
            var output = new RecordingOutput(around);
            var target = RecordingPath.In(around, parsed.GetValue(to)!);
            using var draft = RecordingPath.Draft(around, parsed.GetValue(recording)!, parsed.GetValue(to)!, parsed.GetValue(force));
            var (kept, lost) = RecordingRecovery.Recover(
                RecordingPath.In(around, parsed.GetValue(recording)!), draft.Folder, lines => output.Progress($"{lines:N0} lines"), interrupted);
            draft.Keep();
            var audit = RecordingValidator.Validate(target);
            output.Done();
            if (parsed.GetValue(json))
            {
                output.Object(new { kept, lost, audit.Findings });
            }
            else
            {
                output.Line($"{kept} lines kept, {lost} lost, in {parsed.GetValue(to)}.");
                audit.Findings.Select(finding => finding.ToString()).ToList().ForEach(output.Line);
            }

            return Task.FromResult(audit.IsValid ? ExitCode.Fine : ExitCode.CheckFailed);
        });
        return command;
    }
}
