using System.CommandLine;
using PluginHybrid.Authoring;
using PluginHybrid.Authoring.Targets;
using PluginHybrid.Hosting.Checking;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid check</c>: says whether a plugin is fit to run.</summary>
internal static class CheckCommand
{
    private const string Examples =
        """
        Examples:
          hybrid check plugins/price-alert.csx
          hybrid check price-alert              the plugin of this id in ./plugins
          hybrid check plugins/PriceAlert       a project is built first
          hybrid check price-alert --strict     warnings count as errors: for CI
          hybrid check price-alert --json | jq '.steps[] | select(.ok | not)'

        The steps: load (compile, API level, every handler compiled to machine code), lint (banned calls by file
        and line), settings, start, run (generated events: profit, loss, stops, a stale stream, 30 hours),
        repeat (the same events give the same decisions), stop, unload. Its code runs; nothing is sent anywhere.
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var plugin = new Argument<string>("plugin") { Description = "A .csx, .cs or .dll, the folder of a project, or an id in ./plugins." };
        var strict = new Option<bool>("--strict") { Description = "Every warning is an error." };
        var json = SharedOptions.Json("One JSON object on stdout: plugin, ok, steps with time and problems.");
        var command = new Command("check", "Check a plugin: load, lint, settings, start, run twice over generated events and compare, stop, unload. Sends nothing.") { plugin, strict, json };
        command.SetAction((parsed, interrupted) => RunAsync(around, parsed.GetValue(plugin)!, parsed.GetValue(strict), parsed.GetValue(json), interrupted));
        lessons.Teach(command, Examples);
        return command;
    }

    private static async Task<int> RunAsync(Surroundings around, string named, bool strict, bool json, CancellationToken interrupted)
    {
        var path = new PluginTarget(around.WorkingFolder).Find(named);
        Action<CheckStep> tell = json ? _ => { } : step => around.Out.WriteLine(StepLines.Of(step));
        if (!json) await around.Out.WriteLineAsync(named).ConfigureAwait(false);
        var steps = await StepsAsync(around, path, strict, tell, interrupted).ConfigureAwait(false);
        await around.Out.WriteLineAsync(json ? AuthorJson.Text(StepLines.Json(named, steps)) : StepLines.Sentence(steps)).ConfigureAwait(false);
        return steps.All(step => step.IsOk) ? ExitCode.Fine : ExitCode.CheckFailed;
    }

    private static async Task<IReadOnlyList<CheckStep>> StepsAsync(
        Surroundings around, string path, bool strict, Action<CheckStep> tell, CancellationToken interrupted)
    {
        var began = around.Time.GetTimestamp();
        var ready = await ReadyPlugin.AtAsync(path, interrupted).ConfigureAwait(false);
        var built = new List<CheckStep>();
        if (Path.GetExtension(path) == ".csproj")
        {
            var found = ready.Candidate?.Path ?? $"{ready.Problems.Count} {(ready.Problems.Count == 1 ? "error" : "errors")}";
            built.Add(new CheckStep("build", ready.Candidate is not null, around.Time.GetElapsedTime(began), found) { Problems = ready.Problems });
            tell(built[0]);
        }

        if (ready.Candidate is not { } candidate) return built;
        var options = new PluginLoaderOptions { CacheFolder = AuthorCache.Folder(around), Strict = strict };
        return [.. built, .. await new PluginCheck(candidate, options, around.Time, tell).RunAsync(interrupted).ConfigureAwait(false)];
    }
}
