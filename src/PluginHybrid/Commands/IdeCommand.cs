using System.CommandLine;
using System.Text.Json.Nodes;
using PluginHybrid.Authoring;
using PluginHybrid.Authoring.Editors;
using PluginHybrid.Authoring.Writing;
using PluginHybrid.Venues;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid ide</c>: makes editors complete and check scripts and settings.</summary>
internal static class IdeCommand
{
    private const string Examples =
        """
        Examples:
          hybrid ide               for ./plugins: then open that folder in the editor
          hybrid ide ~/my-plugins
          hybrid ide --json | jq '.files[] | select(.fate == "kept")'

        Written: .hybrid.csx (the globals of scripts, for editors; begin a script with #load ".hybrid.csx"),
        omnisharp.json, .vscode/launch.json (F5 runs the open plugin in shadow), .vscode/settings.json (schemas
        of hybrid.yaml and <id>.yaml). Run it again after an update of hybrid, or when settings of a plugin change.
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var folder = new Argument<string>("folder") { Description = "The folder with plugins.", DefaultValueFactory = _ => "plugins" };
        var json = SharedOptions.Json("One JSON object on stdout: folder, files with what became of each, problems.");
        var command = new Command("ide", "Let editors complete and check scripts and settings. What you changed is kept: ours is written beside it.") { folder, json };
        command.SetAction((parsed, interrupted) => WriteAsync(around, parsed.GetValue(folder)!, parsed.GetValue(json), interrupted));
        lessons.Teach(command, Examples);
        return command;
    }

    private static async Task<int> WriteAsync(Surroundings around, string shown, bool json, CancellationToken interrupted)
    {
        var folder = Path.GetFullPath(shown, around.WorkingFolder);
        if (!Directory.Exists(folder)) throw new UsageException($"There is no folder {folder}. hybrid new makes one with a plugin in it.");
        var report = await new IdeFolder(folder, AppContext.BaseDirectory, AuthorCache.Folder(around)).WriteAsync(interrupted).ConfigureAwait(false);
        await around.Out.WriteLineAsync(json ? Json(shown, report) : Words(shown, report)).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    private static string Words(string folder, IdeReport report)
    {
        var lines = report.Files.Select(file => file.Fate == Fate.Kept
            ? $"  {Of(file.Fate),-10} {file.Path}  (yours; ours is {file.Beside}: take from it what you need)"
            : $"  {Of(file.Fate),-10} {file.Path}");
        var problems = report.Problems.Select(problem => $"  no schema   {problem}");
        return string.Join('\n', [$"{folder}:", .. lines, .. problems]);
    }

    private static string Json(string folder, IdeReport report) => AuthorJson.Text(new JsonObject
    {
        ["folder"] = folder,
        ["files"] = new JsonArray([.. report.Files.Select(file => (JsonNode)new JsonObject
        {
            ["path"] = file.Path,
            ["fate"] = Of(file.Fate),
            ["beside"] = file.Beside.Length > 0 ? file.Beside : null,
        })]),
        ["problems"] = AuthorJson.Of(report.Problems),
    });

    private static string Of(Fate fate) => fate.ToString().ToLowerInvariant();
}
