using System.CommandLine;
using PluginHybrid.Configuration;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replaying;
using PluginHybrid.Venues;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid replay</c>: plays a recording again, through sockets to the real host or straight into the core.</summary>
internal static class ReplayCommand
{
    private const string Examples =
        """
        Examples:
          hybrid replay recordings/mine                                      through real sockets, in the recording's total order
          hybrid replay recordings/mine --pace recorded --until t=30s
          hybrid replay recordings/mine --pace 10x                           the host's own time, ten times as fast
          hybrid replay recordings/mine --faults recordings/faults/life-private-reset.yaml --report
          hybrid replay recordings/mine --core                               the same session in its own time, without sockets
          hybrid replay recordings/mine --core --until "position.closed BTCUSDT#0"
          hybrid replay recordings/mine --core --until "mark BTCUSDT > 62000"
          hybrid replay recordings/mine --core --lines                       every event and decision, one per line
          hybrid replay recordings/mine --core --what-if --set trailing-stop.distance=1
          hybrid replay recordings/mine --core --what-if --config other.yaml --lines
          hybrid replay found                                                each recording in a folder, into the core
          hybrid replay found/faults.yaml                                    a fault script, against the simulated exchange

        --what-if takes the plugins, modes, grants and settings of the recording, and over them what the file of --config says of
        plugins, then --set. The venue model answers the plugins at the recorded prices; people do again what they did by hand.

        A fault script is played as hybrid run --faults does until a minute after its last fault (--until t=90s: that long), the plugins
        of its scene live with the settings of the scene; exit code 1 when what it expects does not hold.

        Exit code 1 when the replay is not what was recorded; the places are listed with record number and time.
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var recording = new Argument<string>("recording") { Description = "The recording's folder or file; a folder with several; or a fault script (.yaml)." };
        var core = new Option<bool>("--core") { Description = "Straight into the core and its plugins: no sockets, no clock, the same bytes each time." };
        var lines = new Option<bool>("--lines") { Description = "With --core or --pace lockstep: write events and decisions, as hybrid verify compares them." };
        var options = new ReplayOptions();
        var command = new Command("replay", "Play a recording again, and tell where it is not what was recorded. Nothing leaves this machine.")
        {
            recording, core, options.Pace, options.Timestamps, options.Strict, options.Lenient, options.Faults, options.Report, options.Until, lines, options.WhatIf, options.Set, options.Keep, options.Json, options.Config,
        };
        command.SetAction((parsed, interrupted) => RunAsync(around, parsed.GetValue(recording)!, options, new Form(parsed.GetValue(core), parsed.GetValue(lines)), parsed, interrupted));
        lessons.Teach(command, Examples);
        return command;
    }

    private static Task<int> RunAsync(Surroundings around, string path, ReplayOptions options, Form form, ParseResult parsed, CancellationToken interrupted)
    {
        if (FaultScriptCall.IsScript(path))
        {
            options.ThrowIfNotForScript(parsed, form.Core || form.Lines);
            var script = new FaultScriptCall(around) { Script = path, Config = parsed.GetValue(options.Config), Until = parsed.GetValue(options.Until), WritesJson = parsed.GetValue(options.Json) };
            return script.RunAsync(interrupted);
        }

        if (RecordingFolder.In(around.WorkingFolder, path) is { Count: > 0 } several)
        {
            form = form with { Core = form.Core || !options.NamesPace(parsed) };
            return options.TotalOrder(parsed, form.Core, form.Lines) is null || parsed.GetValue(options.WhatIf) || parsed.GetValue(options.Json)
                ? throw new UsageException($"{ShownText.Of(path)} holds {several.Count} recordings, which are replayed one after the other, into the core or with --pace lockstep, and without --json. Name one of them: hybrid replay {several[0]}.")
                : RecordingFolder.EachAsync(around, several, one => OneAsync(around, one, options, form, parsed, interrupted), interrupted);
        }

        return OneAsync(around, path, options, form, parsed, interrupted);
    }

    private static Task<int> OneAsync(Surroundings around, string path, ReplayOptions options, Form form, ParseResult parsed, CancellationToken interrupted)
    {
        if (options.WhatIfOf(around, path, parsed, form.Core, form.Lines) is { } whatIf)
        {
            return whatIf.RunAsync(interrupted);
        }

        return options.TotalOrder(parsed, form.Core, form.Lines) is { } replay
            ? new TotalOrderCall(around)
            {
                Recording = path,
                Replay = replay,
                Until = parsed.GetValue(options.Until),
                IsLenient = parsed.GetValue(options.Lenient),
                WritesLines = form.Lines,
                WritesJson = parsed.GetValue(options.Json),
                Config = parsed.GetValue(options.Config),
            }.RunAsync(interrupted)
            : ThroughSocketsAsync(around, path, options, parsed, interrupted);
    }

    private static async Task<int> ThroughSocketsAsync(Surroundings around, string path, ReplayOptions options, ParseResult parsed, CancellationToken interrupted)
    {
        var loaded = around.Settings().Load(parsed.GetValue(options.Config));
        if (SettingsVerdict.OfSyntax(loaded, around.Error) is var verdict and not ExitCode.Fine)
        {
            return verdict;
        }

        var plan = options.Read(path, parsed, around.WorkingFolder);
        var full = Path.Combine(around.WorkingFolder, path);
        var replay = new SocketReplay(plan, Session(full), RecordedPlugins.With(loaded, full), around.Time);
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

    private sealed record Form(bool Core, bool Lines);
}
