using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using PluginHybrid.Configuration;
using PluginHybrid.Drilling;
using PluginHybrid.Drilling.Hosts;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Simulating;
using PluginHybrid.Venues;

namespace PluginHybrid.Commands;

/// <summary>The command line of <c>hybrid</c>: parses it, runs the command, gives the exit code.</summary>
internal static class CommandLine
{
    private const string Purpose =
        "PluginHybrid merges Bybit's private stream (what you hold) and public stream (what it is worth) into one stream of position updates.";

    private const string FirstSteps =
        """
        Examples:
          hybrid run                     a live table on the embedded fake exchange
          hybrid run --for 30s --json    no table; one JSON object at the end
          hybrid config check            is hybrid.yaml right, and what is in force?
          hybrid doctor                  can I reach the venue, is my key any good?
          hybrid status                  is the running host well?
          hybrid why BTCUSDT             what was decided there, and why?
        """;

    /// <summary>Runs one command to its end.</summary>
    /// <param name="args">What the person typed behind <c>hybrid</c>.</param>
    /// <param name="around">Where it runs.</param>
    /// <param name="interrupted">Cancelled by Ctrl-C.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Surroundings around, CancellationToken interrupted)
    {
        var parsed = Root(around).Parse(args);
        var console = new InvocationConfiguration
        {
            Output = around.Out,
            Error = around.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return parsed.Action is ParseErrorAction complaint
                ? Complain(parsed, complaint, around)
                : await parsed.InvokeAsync(console, interrupted).ConfigureAwait(false);
        }
        catch (UsageException wrong)
        {
            await around.Error.WriteLineAsync(wrong.Message).ConfigureAwait(false);
            return ExitCode.Usage;
        }
        catch (RecordingException wrong)
        {
            await around.Error.WriteLineAsync(wrong.Message).ConfigureAwait(false);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private static int Complain(ParseResult parsed, ParseErrorAction complaint, Surroundings around)
    {
        if (parsed.Tokens.Count == 0)
        {
            around.Error.WriteLine($"Nothing was asked for.\n\n{FirstSteps}\n\nAll commands: hybrid --help");
            return ExitCode.Usage;
        }

        using var text = new StringWriter();
        complaint.ShowHelp = false;
        parsed.Invoke(new InvocationConfiguration { Output = text, Error = text });
        var command = parsed.CommandResult.Command is RootCommand ? "hybrid" : $"hybrid {parsed.CommandResult.Command.Name}";
        around.Error.WriteLine($"{ShownText.Masked(text.ToString().Trim(), parsed.Tokens.Select(token => token.Value))}\nSee {command} --help.");
        return ExitCode.Usage;
    }

    /// <summary>Every command with its options.</summary>
    /// <param name="around">Where it would run.</param>
    internal static RootCommand Root(Surroundings around)
    {
        var lessons = new Lessons();
        var root = new RootCommand(Purpose)
        {
            RunCommand.Create(around, lessons),
            RecordCommand.Create(around, lessons),
            RecordingCommand.Create(around, lessons),
            CaseCommand.Create(around, lessons),
            FakeCommand.Create(around, lessons),
            FaultsCommand.Create(around, lessons),
            DoctorCommand.Create(around, lessons),
            ConfigCommand.Create(around, lessons),
            StatusCommand.Create(around, lessons),
            PluginsCommand.Create(around, lessons),
            WhyCommand.Create(around, lessons),
            HaltCommands.Halt(around, lessons),
            HaltCommands.Resume(around, lessons),
            PluginHostCommand.Create(),
            NewCommand.Create(around, lessons),
            IdeCommand.Create(around, lessons),
            CheckCommand.Create(around, lessons),
            DevCommand.Create(around, lessons),
            ReplayCommand.Create(around, lessons),
            VerifyCommand.Create(around, lessons),
            SimulateCommand.Create(around, lessons),
            DrillCommand.Create(around, lessons),
            DrillHostCommand.Create(around),
        };
        lessons.Teach(root, FirstSteps);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new TeachingHelp((SynchronousCommandLineAction)help.Action!, lessons);
        return root;
    }
}
