using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>What lies in <c>recordings/</c> goes through the real client and its sockets to the hashes of the live run, every time.</summary>
[Slow]
[Category(Level.System)]
public sealed class ShippedInLockstepTests
{
    private const int Runs = 20;

    public static TheoryData<string> Recordings => [.. ShippedRecordings.Names];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_shipped_recording_in_lockstep_through_sockets_has_the_hashes_of_its_live_run_twenty_times(string name)
    {
        var loading = ShippedRecordings.LoadingOnce();
        for (var run = 1; run <= Runs; run++)
        {
            var replay = ShippedRecordings.Invocation(loading);
            var exit = await replay.RunAsync("replay", $"recordings/{name}", "--pace", "lockstep");
            Assert.True(exit == ExitCode.Fine, $"run {run} of hybrid replay recordings/{name} --pace lockstep ended with {exit}\n{replay.Everything}");
            Assert.Contains("\nas the live run\n", replay.Out.ToString(), StringComparison.Ordinal);
        }
    }
}
