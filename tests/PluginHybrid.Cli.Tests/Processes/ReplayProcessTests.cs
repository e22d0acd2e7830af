using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Processes;

/// <summary>The same recording in processes of their own: what one process keeps to itself, hash seeds and addresses for instance, must not be in the bytes.</summary>
[Category(Level.System)]
public sealed class ReplayProcessTests
{
    [Fact]
    public async Task Two_processes_write_the_same_bytes_for_a_core_replay_and_a_third_in_lockstep_too()
    {
        using var first = Replay("--core");
        using var second = Replay("--core");
        using var lockstep = Replay("--pace", "lockstep");

        await EndsWell(first);
        await EndsWell(second);
        await EndsWell(lockstep);

        Assert.Contains("\"same\":true", first.Out.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("position.closed BTCUSDT#0", first.Out, StringComparison.Ordinal);
        Assert.Equal(first.Out, second.Out);
        Assert.Equal(first.Out, lockstep.Out);
    }

    private static async Task EndsWell(HybridProcess hybrid)
    {
        var code = await hybrid.ExitAsync();
        Assert.True(code == ExitCode.Fine, $"exit {code}\n{hybrid.Out}\n{hybrid.Error}");
    }

    private static HybridProcess Replay(params string[] how) => new(
        new Dictionary<string, string> { [BuiltHybrid.PluginsVariable] = BuiltHybrid.Plugins },
        ["replay", Path.Combine(Repository.Root, "recordings", "first-flight"), "--lines", "--json", .. how]);
}
