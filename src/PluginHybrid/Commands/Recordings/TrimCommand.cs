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
        var json = SharedOptions.Json("One JSON object on stdout.");
        var command = new Command("trim", "Cut a piece out. Handshake, private messages and commands before it stay; of each price topic one snapshot stands for what was left out.")
        {
            recording, to, json,
        };
        filter.AddTo(command, withKinds: false);
        command.SetAction(parsed =>
        {
            var output = new RecordingOutput(around);
            var folder = RecordingPath.In(around, parsed.GetValue(to)!);
            var (kept, left) = RecordingTrim.Trim(RecordingPath.In(around, parsed.GetValue(recording)!), folder, filter.Read(parsed));
            var audit = RecordingValidator.Validate(folder);
            if (parsed.GetValue(json))
            {
                output.Object(new { kept, left, audit.Findings });
            }
            else
            {
                output.Line($"{kept} records kept, {left} left out, in {parsed.GetValue(to)}.");
                audit.Findings.Select(finding => finding.ToString()).ToList().ForEach(output.Line);
            }

            return audit.IsValid ? ExitCode.Fine : ExitCode.CheckFailed;
        });
        return command;
    }
}
