using System.CommandLine;
using PluginHybrid.Control;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid plugins</c>: what each plugin of the running host does, and what to do with it.</summary>
internal static class PluginsCommand
{
    private const string Examples =
        """
        Examples:
          hybrid plugins                              what each does, and why it last did something
          hybrid plugins show trailing-stop           its last decisions, figures and faults
          hybrid plugins disable trailing-stop --reason "looks wrong"
          hybrid plugins mode trailing-stop shadow    decide, but send nothing, until the host ends
          hybrid plugins resume trailing-stop         out of quarantine
          hybrid plugins diff trailing-stop my-trail  did both decide the same?
        """;

    /// <summary>The command with its subcommands.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var command = new Command("plugins", "See the plugins of the running host, start, stop, reload and compare them.")
        {
            List(around),
            Show(around),
            On(around, "enable", ControlTalk.Enable, "Start a plugin that is disabled."),
            On(around, "disable", ControlTalk.Disable, "Stop a plugin until it is enabled. What it stored stays."),
            On(around, "reload", ControlTalk.Reload, "Load a plugin's files again. The old version goes on when the new one does not load."),
            On(around, "resume", ControlTalk.ResumePlugin, "Let a plugin out of quarantine."),
            Mode(around),
            DiffCommand.Create(around, lessons),
        };
        var (config, json) = (SharedOptions.Config(), SharedOptions.Json("One JSON object on stdout."));
        command.Add(config);
        command.Add(json);
        command.SetAction((parsed, interrupted) => ListAsync(around, parsed.GetValue(config), parsed.GetValue(json), interrupted));
        lessons.Teach(command, Examples);
        return command;
    }

    private static Command List(Surroundings around)
    {
        var (config, json) = (SharedOptions.Config(), SharedOptions.Json("One JSON object on stdout."));
        var command = new Command("list", "The same as hybrid plugins.") { config, json };
        command.SetAction((parsed, interrupted) => ListAsync(around, parsed.GetValue(config), parsed.GetValue(json), interrupted));
        return command;
    }

    private static Command Show(Surroundings around)
    {
        var plugin = new Argument<string>("plugin") { Description = "The plugin's id." };
        var (config, json) = (SharedOptions.Config(), SharedOptions.Json("One JSON object on stdout, of all plugins."));
        var command = new Command("show", "All about one plugin: its last decisions and why, figures, faults.") { plugin, config, json };
        command.SetAction((parsed, interrupted) => new HostCall(around, parsed.GetValue(config), parsed.GetValue(json)).AskAsync(
            new(ControlTalk.Version, ControlTalk.Plugins),
            reply => PluginView.Write(around.Out, around.Error, reply.Result!["plugins"]!.AsArray(), parsed.GetValue(plugin)!),
            withoutHost: null,
            interrupted));
        return command;
    }

    private static Task<int> ListAsync(Surroundings around, string? config, bool json, CancellationToken interrupted) =>
        new HostCall(around, config, json).AskAsync(
            new(ControlTalk.Version, ControlTalk.Plugins),
            reply =>
            {
                PluginsView.Write(around.Out, reply.Result!["plugins"]!.AsArray());
                return ExitCode.Fine;
            },
            withoutHost: null,
            interrupted);

    private static Command On(Surroundings around, string name, string request, string description) =>
        Making(around, name, description, null, (parsed, plugin, _, reason) => new(ControlTalk.Version, request, parsed.GetValue(plugin), Reason: parsed.GetValue(reason)));

    private static Command Mode(Surroundings around)
    {
        var mode = new Argument<string>("mode") { Description = "shadow, paper or live." };
        return Making(
            around,
            "mode",
            "Change a plugin's mode until the host ends. Live only where hybrid.yaml allows it.",
            mode,
            (parsed, plugin, value, reason) => new(ControlTalk.Version, ControlTalk.Mode, parsed.GetValue(plugin), parsed.GetValue(value!), parsed.GetValue(reason)));
    }

    private static Command Making(
        Surroundings around,
        string name,
        string description,
        Argument<string>? value,
        Func<ParseResult, Argument<string>, Argument<string>?, Option<string?>, ControlRequest> request)
    {
        var plugin = new Argument<string>("plugin") { Description = "The plugin's id." };
        var reason = new Option<string?>("--reason", "-r") { Description = "Why, for the journal.", HelpName = "text" };
        var (config, json) = (SharedOptions.Config(), SharedOptions.Json("One JSON object on stdout."));
        var command = new Command(name, description) { plugin, config, json, reason };
        if (value is not null)
        {
            command.Add(value);
        }

        command.SetAction((parsed, interrupted) =>
        {
            var call = new HostCall(around, parsed.GetValue(config), parsed.GetValue(json));
            return call.AskAsync(request(parsed, plugin, value, reason), reply => call.Say(reply.Text), withoutHost: null, interrupted);
        });
        return command;
    }
}
