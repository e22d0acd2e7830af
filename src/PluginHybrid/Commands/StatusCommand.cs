using System.CommandLine;
using System.Text.Json.Nodes;
using PluginHybrid.Control;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid status</c>: is the running host well?</summary>
internal static class StatusCommand
{
    private const string Examples =
        """
        Examples:
          hybrid status            0 when all is well, 1 when not or when no host runs
          hybrid status --json | jq .problems
          watch -n 5 hybrid status
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var (config, json) = (SharedOptions.Config(), SharedOptions.Json("One JSON object on stdout."));
        var command = new Command("status", "Ask the running host how it is: streams, freshness, positions, plugins, halt, journal.") { config, json };
        command.SetAction((parsed, interrupted) => new HostCall(around, parsed.GetValue(config), parsed.GetValue(json)).AskAsync(
            new(ControlTalk.Version, ControlTalk.Status), reply => Show(around, reply.Result!), withoutHost: null, interrupted));
        lessons.Teach(command, Examples);
        return command;
    }

    private static int Show(Surroundings around, JsonObject status)
    {
        var healthy = status["healthy"]!.GetValue<bool>();
        around.Out.WriteLine($"{(healthy ? "healthy" : "NOT HEALTHY")}  {status["venue"]}, process {status["process"]}, hybrid {status["hybrid"]}, up {status["seconds"]} s");
        foreach (var problem in status["problems"]!.AsArray())
        {
            around.Out.WriteLine($"  ! {problem}");
        }

        around.Out.WriteLine($"  streams    private {status["private_stream"]}, public {status["public_stream"]}");
        around.Out.WriteLine($"  positions  {status["positions"]}, without a stop: {Names(status["unprotected"]!.AsArray())}");
        PluginsView.Write(around.Out, status["plugins"]!.AsArray());
        return healthy ? ExitCode.Fine : ExitCode.CheckFailed;
    }

    private static string Names(JsonArray names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
