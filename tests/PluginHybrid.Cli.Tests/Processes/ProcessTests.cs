using PluginHybrid.Cli.Tests.Commands;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Processes;

[Category(Level.System)]
public sealed class ProcessTests
{
    [Fact]
    public async Task A_newcomers_first_run_sees_a_position_move()
    {
        var (code, summary, log) = await Patience.UntilEnough(RunAsync, ended => Patience.SawTicks(ended.Out));

        Assert.Equal(ExitCode.Fine, code);
        Assert.True(Patience.SawTicks(summary), summary);
        Assert.Contains("built-in defaults", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_it_cleanly_with_130(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals on Windows; Ctrl-C goes the same way there.");
        using var hybrid = new HybridProcess("run");
        await Wait.Until("the position is open", () => hybrid.Out.Contains("position.opened", StringComparison.Ordinal), () => hybrid.Out + hybrid.Error);

        hybrid.Signal(signal);

        Assert.Equal(ExitCode.Interrupted, await hybrid.ExitAsync());
        Assert.Contains("Stopped by Ctrl-C or a termination signal.", hybrid.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_command_ends_with_2_on_stderr_alone()
    {
        using var hybrid = new HybridProcess("rnu");

        Assert.Equal(ExitCode.Usage, await hybrid.ExitAsync());
        Assert.Empty(hybrid.Out.Trim());
        Assert.Contains("run", hybrid.Error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(string length)
    {
        using var hybrid = new HybridProcess("run", "--for", length, "--json");
        return (await hybrid.ExitAsync(), hybrid.Out, hybrid.Error);
    }
}
