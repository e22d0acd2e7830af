using System.CommandLine;
using PluginHybrid.Recordings.Auditing;

namespace PluginHybrid.Commands.Recordings;

/// <summary><c>hybrid recording trim</c>: cuts a piece out that plays by itself.</summary>
internal static class TrimCommand
{
    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    public static Command Create(Surroundings around)
    {
        var recording = RecordingPath.Recording();
        var to = RecordingPath.Out("Where the piece goes.");
        var filter = new FilterOptions();
        var force = RecordingPath.Force();
        var json = SharedOptions.Json("One JSON object on stdout.");
        var command = new Command("trim", "Cut a piece out. Handshake, private messages and commands before it stay; of each price topic one snapshot stands for what was left out.")
        {
            recording, to, force, json,
        };
        filter.AddTo(command, withKinds: false);
        command.SetAction((parsed, interrupted) =>
        {
            var output = new RecordingOutput(around);
            var target = RecordingPath.In(around, parsed.GetValue(to)!);
            using var draft = RecordingPath.Draft(around, parsed.GetValue(recording)!, parsed.GetValue(to)!, parsed.GetValue(force));
            var (kept, left) = RecordingTrim.Trim(
                RecordingPath.In(around, parsed.GetValue(recording)!), draft.Folder, filter.Read(parsed), progress: records => output.Progress($"{records:N0} records"), token: interrupted);
            draft.Keep();
            var audit = RecordingValidator.Validate(target);
            output.Done();
            if (parsed.GetValue(json))
            {
                output.Object(new { kept, left, audit.Findings });
            }
            else
            {
                output.Line($"{kept} records kept, {left} left out, in {parsed.GetValue(to)}.");
                audit.Findings.Select(finding => finding.ToString()).ToList().ForEach(output.Line);
            }

            return Task.FromResult(audit.IsValid ? ExitCode.Fine : ExitCode.CheckFailed);
        });
        return command;
    }
}
