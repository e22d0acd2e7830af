using System.Text.Json;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Processes;

[Category(Level.System)]
public sealed class ProcessTests
{
    [Fact]
    public async Task A_newcomers_first_run_sees_a_position_move()
    {
        using var hybrid = new HybridProcess("run", "--for", "5s", "--json");

        Assert.Equal(ExitCode.Fine, await hybrid.ExitAsync());

        using var summary = JsonDocument.Parse(hybrid.Out);
        Assert.True(summary.RootElement.GetProperty("events").GetProperty("position.update").GetInt64() > 5);
        Assert.Contains("built-in defaults", hybrid.Error, StringComparison.Ordinal);
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
}
