using System.CommandLine;
using System.Text.Json.Nodes;
using PluginHybrid.Authoring;
using PluginHybrid.Authoring.Writing;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid new</c>: writes a plugin that works, to begin from.</summary>
internal static class NewCommand
{
    private const string Examples =
        """
        Examples:
          hybrid new price-alert --kind csx    a script of ten lines in ./plugins
          hybrid new price-alert --kind cs     one file with one class
          hybrid new price-alert --kind dll    a project, and a project with its tests
          hybrid new price-alert --kind cs --into ~/my-plugins --json
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var id = new Argument<string>("id") { Description = "Lower case letters, digits and dashes, at most 40, a letter first. State, settings and journal go by it." };
        var kind = new Option<string>("--kind") { Description = "csx: a script. cs: one file with one class. dll: a project with tests.", HelpName = "csx|cs|dll", Required = true };
        kind.AcceptOnlyFromAmong(PluginTemplate.Kinds);
        var into = new Option<string>("--into") { Description = "The folder with plugins; made when it is not there.", HelpName = "plugins", DefaultValueFactory = _ => "plugins" };
        var json = SharedOptions.Json("One JSON object on stdout: id, kind, files, next.");
        var command = new Command("new", "Write a plugin that works (an alert on profit) with its settings file, to begin from. Overwrites nothing.") { id, kind, into, json };
        command.SetAction(parsed => Write(around, parsed.GetValue(id)!, parsed.GetValue(kind)!, parsed.GetValue(into)!, parsed.GetValue(json)));
        lessons.Teach(command, Examples);
        return command;
    }

    private static int Write(Surroundings around, string id, string kind, string into, bool json)
    {
        var folder = Path.GetFullPath(into, around.WorkingFolder);
        var plugin = new NewPlugin(id, kind, folder);
        var files = plugin.Write().Select(path => Shown(into, path)).ToArray();
        var next = Next(plugin, into);
        around.Out.WriteLine(json ? Json(id, kind, files, next) : Words(files, next));
        return ExitCode.Fine;
    }

    private static string[] Next(NewPlugin plugin, string into)
    {
        var main = Shown(into, plugin.Main);
        return plugin.Tests is { } tests
            ? [$"dotnet test {Shown(into, tests)}", $"hybrid check {main}", $"hybrid dev {main}"]
            : [$"hybrid check {main}", $"hybrid dev {main}", $"hybrid ide {into}"];
    }

    private static string Words(IEnumerable<string> files, IEnumerable<string> next) =>
        $"""
        Written:
        {string.Join('\n', files.Select(file => $"  {file}"))}

        Next:
        {string.Join('\n', next.Select(command => $"  {command}"))}

        Where hybrid is not on the path, write dotnet run --project src/PluginHybrid -- in its place.
        """;

    private static string Json(string id, string kind, string[] files, string[] next) => AuthorJson.Text(new JsonObject
    {
        ["id"] = id,
        ["kind"] = kind,
        ["files"] = AuthorJson.Of(files),
        ["next"] = AuthorJson.Of(next),
    });

    private static string Shown(string into, string path) => Path.Combine(into, path).Replace('\\', '/');
}
