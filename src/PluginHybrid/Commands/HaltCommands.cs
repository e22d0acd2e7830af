using System.CommandLine;
using PluginHybrid.Control;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid halt</c> and <c>hybrid resume</c>: the kill switch, with or without a running host.</summary>
internal static class HaltCommands
{
    private const string Examples =
        """
        Examples:
          hybrid halt --reason "the venue misbehaves"
          hybrid status          says that it is halted, and why
          hybrid resume
        """;

    /// <summary>The command that halts.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Halt(Surroundings around, Lessons lessons)
    {
        var (config, json, reason) = (SharedOptions.Config(), SharedOptions.Json("One JSON object on stdout."), Reason());
        var command = new Command("halt", "Stop new risk at once: only tighter stops, reductions, closes and cancellations are still sent. Without a running host the next one starts halted.")
        {
            config, json, reason,
        };
        command.SetAction((parsed, interrupted) =>
        {
            var (why, call) = (parsed.GetValue(reason) ?? "hybrid halt", new HostCall(around, parsed.GetValue(config), parsed.GetValue(json)));
            return call.AskAsync(
                new(ControlTalk.Version, ControlTalk.Halt, Reason: why),
                reply => call.Say(reply.Text),
                loaded =>
                {
                    new HaltFile(loaded.StateFiles).Write(why);
                    return call.Say($"No host runs; the next one starts halted. ({loaded.StateFiles.Halt})");
                },
                interrupted);
        });
        lessons.Teach(command, Examples);
        return command;
    }

    /// <summary>The command that ends it.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Resume(Surroundings around, Lessons lessons)
    {
        var (config, json, reason) = (SharedOptions.Config(), SharedOptions.Json("One JSON object on stdout."), Reason());
        var command = new Command("resume", "End a halt.") { config, json, reason };
        command.SetAction((parsed, interrupted) =>
        {
            var (why, call) = (parsed.GetValue(reason) ?? "hybrid resume", new HostCall(around, parsed.GetValue(config), parsed.GetValue(json)));
            return call.AskAsync(
                new(ControlTalk.Version, ControlTalk.Resume, Reason: why),
                reply => call.Say(reply.Text),
                loaded => call.Say(new HaltFile(loaded.StateFiles).Remove() ? "No host runs; the next one no longer starts halted." : "Nothing was halted."),
                interrupted);
        });
        lessons.Teach(command, Examples);
        return command;
    }

    private static Option<string?> Reason() => new("--reason", "-r") { Description = "Why, for the journal and for whoever asks later.", HelpName = "text" };
}
