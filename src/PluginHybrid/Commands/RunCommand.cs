using System.CommandLine;
using Microsoft.Extensions.Logging;
using PluginHybrid.Configuration;
using PluginHybrid.Credentials;
using PluginHybrid.Display;
using PluginHybrid.Faults;
using PluginHybrid.Hosting.State;
using PluginHybrid.Logs;
using PluginHybrid.Plugins;
using PluginHybrid.Recording;
using PluginHybrid.Running;
using PluginHybrid.Summaries;
using PluginHybrid.Venues;
using PluginHybrid.Watching;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid run</c>: connects, merges, shows.</summary>
internal static class RunCommand
{
    private const string Examples =
        """
        Examples:
          hybrid run                     a live table, until Ctrl-C; needs no key
          hybrid run --for 30s --json    no table; one JSON object at the end
          hybrid run 2> log.txt | cat    plain lines when piped; the log is on stderr
          hybrid run --faults recordings/faults/return-maintenance.yaml --for 60s
          HYBRID__EXCHANGE__ENVIRONMENT=testnet \
            HYBRID_CREDENTIALS_FILE=~/.hybrid hybrid run
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var config = SharedOptions.Config();
        var limit = SharedOptions.For("Stop after this time (30s, 5m, 1h30m). Without it the run ends with Ctrl-C. Ends with 1 if the streams never became fresh.");
        var json = SharedOptions.Json("No table; one JSON object on stdout at the end.");
        var faults = SharedOptions.Faults("Lay this fault script over the simulated exchange; at the end say what struck, what it cost and what was not as expected (exit 1).");
        var command = new Command("run", "Connect both streams, merge them, run the plugins, and show positions as they move. Orders go out only for plugins that are live there.")
        {
            config, limit, json, faults,
        };
        command.SetAction((parsed, interrupted) => RunAsync(
            around, parsed.GetValue(config), parsed.GetValue(limit), parsed.GetValue(json), parsed.GetValue(faults), interrupted));
        lessons.Teach(command, Examples);
        return command;
    }

    /// <summary>Runs to the end, and writes it down when asked to.</summary>
    /// <param name="around">Where.</param>
    /// <param name="named">Configuration file; <c>null</c>: as usual.</param>
    /// <param name="limit">How long; <c>null</c>: until interrupted.</param>
    /// <param name="json">One JSON object at the end instead of a table.</param>
    /// <param name="faults">A fault script laid over the simulated exchange; <c>null</c>: none.</param>
    /// <param name="interrupted">Cancelled by Ctrl-C.</param>
    /// <param name="plan">How it is recorded; <c>null</c>: not.</param>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(
        Surroundings around, string? named, TimeSpan? limit, bool json, string? faults, CancellationToken interrupted, RecordPlan? plan = null)
    {
        return await RunAsync(around, around.Settings().Load(named), limit, json, faults, interrupted, plan).ConfigureAwait(false);
    }

    /// <summary>The same with a configuration that was read already.</summary>
    /// <param name="around">Where.</param>
    /// <param name="loaded">The configuration.</param>
    /// <param name="limit">How long; <c>null</c>: until interrupted.</param>
    /// <param name="json">One JSON object at the end instead of a table.</param>
    /// <param name="faults">A fault script laid over the simulated exchange; <c>null</c>: none.</param>
    /// <param name="interrupted">Cancelled by Ctrl-C.</param>
    /// <param name="plan">How it is recorded; <c>null</c>: not.</param>
    /// <param name="begun">Told the run once it is put together, before it dials. Default nobody.</param>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(
        Surroundings around, LoadedSettings loaded, TimeSpan? limit, bool json, string? faults, CancellationToken interrupted, RecordPlan? plan = null, Action<HostedRun>? begun = null)
    {
        if (SettingsVerdict.Of(loaded, around.Error) is var verdict and not ExitCode.Fine)
        {
            return verdict;
        }

        var settings = loaded.Settings;
        var opening = OpeningLink.Begin(settings, around.Credentials, around.Time, around.DialPort, FaultsCommand.Read(faults), interrupted);
        await using var ownLink = opening.ConfigureAwait(false);
        using var logs = new LogBuffer(settings.Log.Level, around.Time);
        using var factory = LoggerFactory.Create(builder => builder.SetMinimumLevel(settings.Log.Level).AddProvider(logs));
        using var store = RunState.Open(loaded, around.Time, factory);
        var loader = PluginHosting.Early(loaded);
        await using var ownLoader = loader.ConfigureAwait(false);
        var link = await opening.OpenedAsync().ConfigureAwait(false);
        var mask = new SecretMask(link.Credentials);
        logs.Hide = mask.Hide;
        around = around with { Out = json ? around.Out : new MaskedWriter(around.Out, mask.Hide), Error = new MaskedWriter(around.Error, mask.Hide) };
        Log.Configured(factory.CreateLogger("Hybrid"), loaded.Source, link.Name);

        var watch = new SessionWatch(around.Time);
        var recording = plan is null ? null : new RunRecording(plan, loaded, link, around.Time);
        await using var ownRecording = (recording ?? (IAsyncDisposable)NothingRecorded.Instance).ConfigureAwait(false);
        var lives = LivesOf(store, () => RunState.Open(loaded, around.Time, factory), kept => new HostedRun(
            loaded, link, loader, watch, kept, link.Faulted?.Lent.Time ?? around.Time, factory, recording, link.Faulted?.Lent.Plugins), link.Faulted, recording is null);
        var session = new LivesSession(lives);
        await using var ownSession = session.ConfigureAwait(false);
        begun?.Invoke(lives.Newest.Host);
        using var display = DisplayFor(around, json, summary => summary with
        {
            Recording = recording is null ? null : RecordingSummary.Of(plan!.Folder, recording.Status),
            Faults = link.Faulted?.Summary(),
        }, mask.Hide);
        var sampler = new SessionSampler(link.Name, link.IsSimulated, limit, session, watch, logs, around.Time, () => lives.Newest.Host.Halted);
        var end = await new HybridRun(session, watch, sampler, display, around.Time, () => link.Faulted?.Observe()).RunAsync(limit, interrupted).ConfigureAwait(false);
        var asExpected = link.Faulted?.Report(around.Error) ?? ExitCode.Fine;
        if (end.Code is not (ExitCode.Fine or ExitCode.Interrupted))
        {
            await around.Error.WriteLineAsync(end.Words).ConfigureAwait(false);
        }

        var code = end.Code is ExitCode.Fine or ExitCode.Interrupted && asExpected != ExitCode.Fine ? asExpected : end.Code;
        return recording is null ? code : await RecordingEnd.TellAsync(recording, plan!, around.Error, code).ConfigureAwait(false);
    }

    // One process, unless a fault script has it die: then another one on the state that is left. A recording is of one process.
    private static HostLives<MortalRun> LivesOf(StateStore first, Func<StateStore> open, Func<StateStore, HostedRun> make, FaultedVenue? faulted, bool mayDie)
    {
        StateStore? opened = first;
        var lives = new HostLives<MortalRun>(() =>
        {
            var run = new MortalRun(Interlocked.Exchange(ref opened, null) ?? open(), make);
            faulted?.Watch(run.Host.Stream);
            return run;
        });
        if (mayDie)
        {
            faulted?.LendLife(lives.Crash);
        }

        return lives;
    }

    private static IRunDisplay DisplayFor(Surroundings around, bool json, Func<RunSummary, RunSummary> more, Func<string, string> hide)
    {
        if (json)
        {
            return new JsonDisplay(around.Out, around.Error, more, hide);
        }

        return around.OutIsTerminal
            ? new TableDisplay(around.Out, around.TerminalSize, around.WantsColours, around.ErrorIsTerminal ? null : around.Error)
            : new LinesDisplay(around.Out, around.Error);
    }
}
