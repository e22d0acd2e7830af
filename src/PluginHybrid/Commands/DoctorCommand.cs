using System.CommandLine;
using PluginHybrid.Diagnosis;
using PluginHybrid.Display;
using PluginHybrid.Watching;
using Spectre.Console;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid doctor</c>: finds out what stands between this machine and the venue.</summary>
internal static class DoctorCommand
{
    private const int StatusWidth = 4;
    private const int NameWidth = 30;
    private const int WidestText = 10_000;

    private const string Examples =
        """
        Examples:
          hybrid doctor            the venue of hybrid.yaml, or the embedded one
          hybrid doctor --json | jq '.checks[] | select(.status != "ok")'
          HYBRID__EXCHANGE__ENVIRONMENT=testnet \
            HYBRID_CREDENTIALS_FILE=~/.hybrid hybrid doctor
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var config = SharedOptions.Config();
        var json = SharedOptions.Json("One JSON object on stdout instead of lines.");
        var command = new Command("doctor", "Check configuration, kept state, names, TLS, REST, clock, sockets and key, with the fix for each. Places nothing.") { config, json };
        command.SetAction((parsed, interrupted) => RunAsync(around, parsed.GetValue(config), parsed.GetValue(json), interrupted));
        lessons.Teach(command, Examples);
        return command;
    }

    private static async Task<int> RunAsync(Surroundings around, string? named, bool json, CancellationToken interrupted)
    {
        var loaded = around.Settings().Load(named);
        if (SettingsVerdict.Of(loaded, around.Error) is var verdict and not ExitCode.Fine)
        {
            return verdict;
        }

        Action<CheckResult> tell = json ? _ => { } : result => Write(around, result);
        var results = await new DoctorRun(loaded, around.Credentials, around.Time, tell).RunAsync(interrupted).ConfigureAwait(false);
        await around.Out.WriteLineAsync(json ? DoctorReport.ToJson(results) : $"\n{DoctorReport.Sentence(results)}").ConfigureAwait(false);
        return DoctorReport.ExitCodeOf(results);
    }

    // On a terminal the third column wraps within itself; in a pipe one check stays one line, for grep.
    private static void Write(Surroundings around, CheckResult result)
    {
        var width = around.OutIsTerminal ? around.TerminalSize().Width : WidestText;
        var grid = new Grid();
        grid.AddColumn(new GridColumn { Width = StatusWidth, Padding = new Padding(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Width = NameWidth, Padding = new Padding(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow(
            new Text(result.Status.ToString().ToLowerInvariant(), Palette.Of(ToneOf(result.Status))), new Text(result.Name), new Text(result.Found));
        if (result.Fix.Length > 0)
        {
            grid.AddRow(Text.Empty, Text.Empty, new Text(result.Fix, new Style(decoration: Decoration.Italic)));
        }

        foreach (var line in Frame.Lines(grid, width, around.OutIsTerminal && around.WantsColours))
        {
            around.Out.WriteLine(line.TrimEnd());
        }
    }

    private static EventTone ToneOf(CheckStatus status) => status switch
    {
        CheckStatus.Ok => EventTone.Good,
        CheckStatus.Warn => EventTone.Warning,
        CheckStatus.Fail => EventTone.Bad,
        _ => EventTone.Plain,
    };
}
