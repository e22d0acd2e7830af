using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Hosting.Tests.Sources;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Misbehaving;

/// <summary>A healthy plugin on a lane of its own, beside a bad one on another.</summary>
[Slow]
[Collection(nameof(Misbehaving))]
[Category(Level.Failover)]
public sealed class LiveBesideTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>No tick is older when it reaches the healthy plugin. A neighbour that holds its own lane does so for twice as long, and one that spins for ever.</summary>
    private static readonly TimeSpan OldestTick = TimeSpan.FromSeconds(1);

    private readonly PluginFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(BadPlugins.All), MemberType = typeof(BadPlugins))]
    public async Task Beside_a_bad_plugin_no_account_event_is_missed_and_no_tick_is_old(string bad)
    {
        await using var stage = new Stage(LaneDriving.Threads) { Real = _folder.Loader(), UsesRealTime = true, Limits = new GuardLimits { HungAfter = OldestTick * 2 } };
        using var release = new LetGo();
        var freshness = new Freshness(stage);
        await stage.Run("healthy", freshness.Observer);
        await stage.Take(BadPlugins.Find(bad, _folder));
        var isHolding = BadPlugins.Holding.Contains(bad);
        await freshness.Publish(TimeSpan.FromSeconds(1), () => !isHolding || stage.Of(bad).State == PluginState.Suspended, TimeSpan.FromSeconds(20));
        await Wait.Until("all account events are handled", () => freshness.Balances.Count >= freshness.Published, () => $"{freshness.Balances.Count} of {freshness.Published}");

        output.WriteLine($"{bad}: {freshness.Seen} ticks, the oldest {freshness.Oldest.TotalMilliseconds:0.0} ms; {freshness.Published} account events");
        Assert.Equal(Enumerable.Range(1, freshness.Published), freshness.Balances);
        Assert.True(freshness.Seen > 20, $"only {freshness.Seen} ticks came");
        Assert.True(freshness.Oldest < OldestTick, $"a tick was {freshness.Oldest} old");
        Assert.Equal((PluginState.Running, 0L, 0L), (stage.Of("healthy").State, stage.Of("healthy").FaultCount, stage.Of("healthy").Figures.Resyncs));
        Assert.True(!isHolding || stage.Of(bad).State == PluginState.Suspended, $"{bad} is {stage.Of(bad).State}");
    }
}
