using System.CommandLine;
using PluginHybrid.Commands;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.FakeExchange.Staging;
using PluginHybrid.Replay.Scenes;
using PluginHybrid.Replaying;
using PluginHybrid.Simulation.Staging;
using PluginHybrid.Venues;

namespace PluginHybrid.Drilling;

/// <summary><c>hybrid drill restart</c>: kill -9 of a real host at random moments of a recording.</summary>
internal static class DrillCommand
{
    private const int KillsMax = 100;

    private const string Examples =
        """
        Examples:
          hybrid drill restart recordings/first-flight                       three kills
          hybrid drill restart recordings/first-flight --kills 10 --seed 7   ten, elsewhere
          hybrid drill restart recordings/busy-minute --kills 1 --json

        A host process with the recording's plugins, settings and state runs against a fake exchange on this machine, once
        unbroken and once for each kill. Prices and the deeds of people come from the recording; stops, fills and closes from
        the venue model. The host is killed at a moment drawn from the seed, before a command is carried out, or after it and
        before its answer, or at a frame or a read. The market stands still until a new host with the same state is fresh.

        Exit code 1 when stops, positions or commands are not those of the unbroken run: docs/simulation.md.
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var restart = Restart(around, lessons);
        var command = new Command("drill", "Try an emergency on a real host process. Nothing leaves this machine.") { restart };
        lessons.Teach(command, Examples);
        return command;
    }

    private static Command Restart(Surroundings around, Lessons lessons)
    {
        var recording = new Argument<string>("recording") { Description = "The recording's folder or file." };
        var kills = new Option<int>("--kills") { Description = "How often the host is killed, each time in a run of its own: 1 to 100. Default 3.", HelpName = "3", DefaultValueFactory = _ => 3 };
        var seed = new Option<int>("--seed") { Description = "Draws the moments: the same seed, the same moments. Default 1.", HelpName = "1", DefaultValueFactory = _ => 1 };
        var strict = new Option<bool>("--strict") { Description = "Fail on other stops on the way to the same last one, too." };
        var forget = new Option<bool>("--forget-state") { Description = "Take state and journal away with the killed host.", Hidden = true };
        var (json, config) = (SharedOptions.Json("One JSON object on stdout at the end."), SharedOptions.Config());
        var command = new Command("restart", "Kill the host, kill -9, at random moments of a recording, start it anew, and compare with a run without kills.")
        {
            recording, kills, seed, strict, forget, json, config,
        };
        command.SetAction((parsed, interrupted) =>
        {
            var plan = Plan(around, parsed.GetValue(recording)!, parsed.GetValue(config), interrupted) with
            {
                Kills = parsed.GetValue(kills) is >= 1 and <= KillsMax and var wanted ? wanted : throw new UsageException($"--kills is {parsed.GetValue(kills)}. Write a number from 1 to {KillsMax}."),
                Seed = parsed.GetValue(seed),
                IsStrict = parsed.GetValue(strict),
                ForgetsState = parsed.GetValue(forget),
            };
            return RunAsync(around, plan, parsed.GetValue(json), interrupted);
        });
        lessons.Teach(command, Examples);
        return command;
    }

    private static DrillPlan Plan(Surroundings around, string named, string? config, CancellationToken interrupted)
    {
        var loaded = around.Settings().Load(config);
        if (SettingsVerdict.OfSyntax(loaded, around.Error) is not ExitCode.Fine)
        {
            throw new UsageException("Mend the configuration first: hybrid config check.");
        }

        var path = Path.Combine(around.WorkingFolder, named);
        var session = RecordedSession.Read(path);
        var stage = new SceneStage(RecordedScene.Read(path, interrupted));
        if (session.Header.Plugins.Count == 0)
        {
            throw new UsageException($"{named}: its header names no plugin, so its host decides nothing. Drill a recording of a host with plugins.");
        }

        return stage.Steps.Any(step => step is HeldStep or TradeStep)
            ? new DrillPlan { Named = named, Path = path, Session = session, Stage = stage, Configured = RecordedPlugins.With(loaded, path), Config = config }
            : throw new UsageException($"{named}: no position is held or opened in it, so there is nothing to protect. Drill a recording with a position.");
    }

    private static async Task<int> RunAsync(Surroundings around, DrillPlan plan, bool json, CancellationToken interrupted)
    {
        try
        {
            var report = await new DrillRun(plan, around.Time, around.Error.WriteLine).RunAsync(interrupted).ConfigureAwait(false);
            await around.Out.WriteLineAsync(json ? DrillWords.ToJson(report) : DrillWords.ToText(report)).ConfigureAwait(false);
            return report.Code;
        }
        catch (DrillException stuck)
        {
            await around.Error.WriteLineAsync($"The drill of {plan.Named} cannot go on. {stuck.Message}").ConfigureAwait(false);
            return ExitCode.CheckFailed;
        }
    }
}
