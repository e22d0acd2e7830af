using System.Reflection;
using System.Runtime.Loader;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Swaps;

/// <summary>A thousand saves of real files under load: DLL, single-file class and script in turn.</summary>
[Slow]
[Collection(nameof(Alone))]
[Category(Level.Failover)]
public sealed class ThousandSwapsTests(ITestOutputHelper output)
{
    private const int Swaps = 1_000;
    private const int WarmUp = 200;

    /// <summary>Growth that noise may make of a heap that does not grow: 800 versions that stayed would be above 50 MB.</summary>
    private const long Noise = 8 << 20;

    [Fact]
    public async Task A_thousand_swaps_lose_no_event_change_no_decision_and_leave_nothing_in_memory()
    {
        await using var swapped = new SwapYard();
        await swapped.Start();
        var load = swapped.Load();
        var gaps = new List<double>();
        Footprint? warm = null;
        for (var i = 0; i < Swaps; i++)
        {
            warm = i == WarmUp ? Footprint.Now() : warm;
            gaps.Add((await swapped.Swap(SwapPlugins.Ids[i % 3], (i / 3) + 1)).TotalMilliseconds);
        }

        await swapped.Enough();
        await load;
        await swapped.Quiet();
        await NothingIsLeft(swapped);
        var end = Footprint.Now();
        Print(gaps, swapped.Published, warm!, end);

        var expected = await WithoutSwaps(swapped.Published);
        Golden.Equal(expected.Missed, swapped.Missed());
        Golden.Equal(expected.Decisions, swapped.Decisions());
        Assert.True(end.ManagedBytes - warm!.ManagedBytes < Noise, $"memory grew from {warm} to {end}");
        Assert.True(end.Threads <= warm.Threads + 2, $"threads grew from {warm} to {end}");
    }

    private static async Task<(string Missed, string Decisions)> WithoutSwaps(int events)
    {
        await using var calm = new SwapYard();
        await calm.Start();
        await calm.Load(events);
        await calm.Quiet();
        return (calm.Missed(), calm.Decisions());
    }

    // Let go of as the host does it: its own sweep, every two seconds.
    private static async Task NothingIsLeft(SwapYard yard)
    {
        await Wait.Until(
            "no old version is in memory",
            () => yard.Stage.Host.Status().All(status => status.OldVersionsInMemory.Count == 0),
            () => string.Join("; ", yard.Stage.Host.Status().Select(status => $"{status.Id}: {status.OldVersionsInMemory.Count} old versions")),
            TimeSpan.FromSeconds(30));

        // Of each the version that runs and the one it would fall back to.
        await Wait.Until(
            "only those load contexts are left",
            () => Contexts() <= SwapPlugins.Ids.Count * 2,
            () => $"{Contexts()} contexts",
            TimeSpan.FromSeconds(30));
    }

    // Other tests of this process load scripts too, and keep theirs as long as they run.
    private static int Contexts() => AssemblyLoadContext.All.Count(context => context.IsCollectible && context.Assemblies.Any(IsOfTheYard));

    private static bool IsOfTheYard(Assembly assembly) => assembly.GetTypes().Any(type =>
        type.Name is "Version0" or "Version1" || (type.Name == "Script" && assembly.GetName().Name!.Contains("as-script", StringComparison.Ordinal)));

    private void Print(List<double> gaps, int events, Footprint warm, Footprint end)
    {
        var sorted = gaps.Skip(WarmUp).Order().ToArray();
        output.WriteLine($"{gaps.Count} swaps under {events} account events and as many ticks");
        output.WriteLine($"events waited p50 {sorted[sorted.Length / 2]:0.00} ms, p99 {sorted[sorted.Length * 99 / 100]:0.00} ms, longest {sorted[^1]:0.00} ms");
        output.WriteLine($"after {WarmUp} swaps {warm}");
        output.WriteLine($"at the end    {end}");
    }
}
