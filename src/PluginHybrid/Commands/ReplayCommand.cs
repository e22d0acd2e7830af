using System.CommandLine;
using PluginHybrid.Replaying;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid replay</c>: plays a recording again.</summary>
internal static class ReplayCommand
{
    private const string Examples =
        """
        Examples:
          hybrid replay recordings/mine --core                               the same session in its own time, without sockets
          hybrid replay recordings/mine --core --until "position.closed BTCUSDT#0"
          hybrid replay recordings/mine --core --until "mark BTCUSDT > 62000"
          hybrid replay recordings/mine --core --lines                       every event and decision, one per line

        Exit code 1 when the replay is not what was recorded; the first places are listed with record number and time.
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var recording = new Argument<string>("recording") { Description = "The recording's folder or file." };
        var core = new Option<bool>("--core") { Description = "Straight into the core and its plugins: no sockets, no clock, the same bytes each time.", Required = true };
        var until = new Option<string?>("--until") { Description = "Stop there and show the state: a record, a time, an event or a condition.", HelpName = "where" };
        var lenient = new Option<bool>("--lenient") { Description = "Exit code 0 also when it is not what was recorded; all is listed." };
        var lines = new Option<bool>("--lines") { Description = "Write events and decisions, as hybrid verify compares them." };
        var json = SharedOptions.Json("One JSON object on stdout: figures, hashes, what differs, positions.");
        var config = SharedOptions.Config();
        var command = new Command("replay", "Play a recording again, and tell where it is not what was recorded.") { recording, core, until, lenient, lines, json, config };
        command.SetAction((parsed, interrupted) => new CoreReplayCall(around)
        {
            Recording = parsed.GetValue(recording)!,
            Until = parsed.GetValue(until),
            IsLenient = parsed.GetValue(lenient),
            WritesLines = parsed.GetValue(lines),
            WritesJson = parsed.GetValue(json),
            Config = parsed.GetValue(config),
        }.RunAsync(interrupted));
        lessons.Teach(command, Examples);
        return command;
    }
}
