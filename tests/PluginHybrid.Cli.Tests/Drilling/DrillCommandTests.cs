using PluginHybrid.Cli.Tests.Commands;
using PluginHybrid.Cli.Tests.Replaying;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Drilling;

/// <summary>What is refused before any process is started, and what help says.</summary>
[Category(Level.Integration)]
public sealed class DrillCommandTests
{
    private readonly Invocation _invocation = ShippedRecordings.Invocation();

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    public async Task A_number_of_kills_that_cannot_be_is_refused(string kills)
    {
        Assert.Equal(ExitCode.Usage, await _invocation.RunAsync("drill", "restart", "recordings/first-flight", "--kills", kills));
        Assert.Contains($"--kills is {kills}. Write a number from 1 to 100.", $"{_invocation.Error}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_is_not_there_is_refused_by_name()
    {
        Assert.Equal(ExitCode.Usage, await _invocation.RunAsync("drill", "restart", "recordings/no-such"));
        Assert.Contains("no-such", $"{_invocation.Error}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_for_a_drill_dials_nothing_beyond_this_machine()
    {
        var code = await _invocation.RunAsync(
            "drill-host", "recordings/first-flight", "--state", _invocation.StateFolder, "--clock", "1",
            "--rest", "http://127.0.0.1:1", "--private", "wss://stream-testnet.bybit.com/v5/private", "--public", "ws://127.0.0.1:1");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("--private is not on this machine", $"{_invocation.Error}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_teaches_it_and_does_not_list_what_a_drill_starts()
    {
        Assert.Equal(ExitCode.Fine, await _invocation.RunAsync("drill", "restart", "--help"));
        Assert.Contains("hybrid drill restart recordings/first-flight", $"{_invocation.Out}", StringComparison.Ordinal);
        Assert.DoesNotContain("--forget-state", $"{_invocation.Out}", StringComparison.Ordinal);

        await _invocation.RunAsync("--help");
        Assert.DoesNotContain("drill-host", $"{_invocation.Out}", StringComparison.Ordinal);
    }
}
