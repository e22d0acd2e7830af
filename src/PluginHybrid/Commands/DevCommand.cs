using System.CommandLine;
using PluginHybrid.Authoring.Developing;
using PluginHybrid.Authoring.Targets;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid dev</c>: runs one plugin in shadow and takes each save over.</summary>
internal static class DevCommand
{
    private const string Examples =
        """
        Examples:
          hybrid dev plugins/price-alert.csx           edit and save: the new version takes over
          hybrid dev plugins/PriceAlert                a project is built first; then after each dotnet build
          hybrid dev price-alert --for 1m --json       one JSON object per line, for tools
          HYBRID__SIMULATED__VOLATILITY=0.2 hybrid dev price-alert

        On the embedded exchange unless hybrid.yaml names another. The plugin is in shadow there too, whatever
        hybrid.yaml grants: its decisions are shown with their reasons, and nothing is sent. Nothing is kept.
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var plugin = new Argument<string>("plugin") { Description = "A .csx, .cs or .dll, the folder of a project, or an id in ./plugins." };
        var config = SharedOptions.Config();
        var limit = SharedOptions.For("Stop after this time (30s, 5m, 1h30m). Without it Ctrl-C stops it. Ends with 1 if the newest version does not run.");
        var json = SharedOptions.Json("One JSON object per line on stdout: event, time, and what belongs to it.");
        var command = new Command("dev", "Run one plugin in shadow, take every save over at once, and show what it decides and why. Sends nothing.") { plugin, config, limit, json };
        command.SetAction((parsed, interrupted) => RunAsync(
            around, (parsed.GetValue(plugin)!, parsed.GetValue(config)), parsed.GetValue(limit), parsed.GetValue(json), interrupted));
        lessons.Teach(command, Examples);
        return command;
    }

    private static async Task<int> RunAsync(
        Surroundings around, (string Plugin, string? Config) named, TimeSpan? limit, bool json, CancellationToken interrupted)
    {
        var loaded = around.Settings().Load(named.Config);
        if (SettingsVerdict.Of(loaded, around.Error) is var verdict and not ExitCode.Fine)
        {
            return verdict;
        }

        var path = new PluginTarget(around.WorkingFolder).Find(named.Plugin);
        var lines = new DevLines(around.Out, around.Time, json);
        var ready = await ReadyPlugin.AtAsync(path, interrupted).ConfigureAwait(false);
        if (ready.Candidate is not { } candidate)
        {
            lines.Refused(ready.Problems, "not built");
            return ExitCode.CheckFailed;
        }

        return await new DevRun(around, loaded, candidate, lines).RunAsync(limit, interrupted).ConfigureAwait(false);
    }
}
