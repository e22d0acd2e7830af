using System.CommandLine;
using PluginHybrid.Recordings.Auditing;

namespace PluginHybrid.Commands.Recordings;

/// <summary><c>hybrid recording pack</c> and <c>unpack</c>.</summary>
internal static class PackCommands
{
    /// <summary>Packs.</summary>
    /// <param name="around">Where it runs.</param>
    public static Command Pack(Surroundings around) =>
        Create(around, "pack", "Compress every part with zstd. The plain file goes once the packed one was read back.", RecordingPack.Pack);

    /// <summary>Unpacks.</summary>
    /// <param name="around">Where it runs.</param>
    public static Command Unpack(Surroundings around) =>
        Create(around, "unpack", "Give back the plain files, byte by byte as they were.", RecordingPack.Unpack);

    private static Command Create(Surroundings around, string name, string description, Func<string, (long Before, long After)> turn)
    {
        var recording = RecordingPath.Recording();
        var json = SharedOptions.Json("One JSON object on stdout.");
        var command = new Command(name, description) { recording, json };
        command.SetAction(parsed =>
        {
            var output = new RecordingOutput(around);
            output.Progress($"{name}ing {parsed.GetValue(recording)}");
            var (before, after) = turn(RecordingPath.In(around, parsed.GetValue(recording)!));
            output.Done();
            if (parsed.GetValue(json))
            {
                output.Object(new { before, after });
            }
            else
            {
                output.Line(before == 0 ? $"Nothing to {name}." : $"{before:N0} bytes became {after:N0}.");
            }

            return ExitCode.Fine;
        });
        return command;
    }
}
