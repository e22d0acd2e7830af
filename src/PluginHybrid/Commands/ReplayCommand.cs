using System.CommandLine;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replaying;
using PluginHybrid.Venues;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid replay</c>: the fake exchange plays a recording to the real host.</summary>
internal static class ReplayCommand
{
    private const string Examples =
        """
        Examples:
          hybrid replay recordings/first-flight
          hybrid replay recordings/mine --pace recorded --until 30s
          hybrid replay recordings/mine --faults faults/cut-private.yaml --report
        Ends with 0 when host and recording agree, with 1 when not.
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var recording = new Argument<string>("recording") { Description = "The recording's folder, or a file of it." };
        var options = new ReplayOptions();
        var command = new Command("replay", "Play a recording through real sockets to the real host, with the plugins, grants and state of the recording, and compare. Nothing leaves this machine.")
        {
            recording, options.Config, options.Pace, options.Timestamps, options.Strict, options.Lenient, options.Faults, options.Report, options.Until, options.Json,
        };
        command.SetAction((parsed, interrupted) => RunAsync(around, parsed.GetValue(recording)!, options, parsed, interrupted));
        lessons.Teach(command, Examples);
        return command;
    }

    private static async Task<int> RunAsync(Surroundings around, string path, ReplayOptions options, ParseResult parsed, CancellationToken interrupted)
    {
        var loaded = around.Settings().Load(parsed.GetValue(options.Config));
        if (SettingsVerdict.OfSyntax(loaded, around.Error) is var verdict and not ExitCode.Fine)
        {
            return verdict;
        }

        var plan = options.Read(path, parsed, around.WorkingFolder);
        var replay = new SocketReplay(plan, Session(Path.Combine(around.WorkingFolder, path)), loaded, around.Time);
        try
        {
            var result = await replay.RunAsync(interrupted).ConfigureAwait(false);
            var words = new ReplayWords(result);
            await around.Out.WriteLineAsync(parsed.GetValue(options.Json) ? words.ToJson() : words.ToText(parsed.GetValue(options.Report))).ConfigureAwait(false);
            return result.Code;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        finally
        {
            foreach (var line in replay.Logs.Drain())
            {
                await around.Error.WriteLineAsync($"{line}").ConfigureAwait(false);
            }

            replay.Logs.Dispose();
        }
    }

    private static RecordedSession Session(string path)
    {
        try
        {
            return RecordedSession.Read(path);
        }
        catch (RecordingException unreadable)
        {
            throw new UsageException(unreadable.Message);
        }
    }
}
