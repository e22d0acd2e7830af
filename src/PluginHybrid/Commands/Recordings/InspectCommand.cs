using System.CommandLine;
using PluginHybrid.Recordings.Auditing;

namespace PluginHybrid.Commands.Recordings;

/// <summary><c>hybrid recording inspect</c>: shows a person the session.</summary>
internal static class InspectCommand
{
    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    public static Command Create(Surroundings around)
    {
        var recording = RecordingPath.Recording();
        var json = SharedOptions.Json("One JSON object on stdout.");
        var command = new Command("inspect", "Show the session: connections and gaps on a time line, rates, positions, REST, faults.") { recording, json };
        command.SetAction(parsed =>
        {
            var output = new RecordingOutput(around);
            var found = RecordingInspector.Inspect(
                RecordingPath.In(around, parsed.GetValue(recording)!), records => output.Progress($"{records:N0} records"));
            output.Done();
            if (parsed.GetValue(json))
            {
                output.Object(found);
            }
            else
            {
                InspectionLines.Of(found).ForEach(output.Line);
            }

            return ExitCode.Fine;
        });
        return command;
    }
}
