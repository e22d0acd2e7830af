using PluginHybrid.TestKit;

namespace Plugins.Tests;

public sealed class HybridPlugin1Tests
{
    [Fact]
    public void It_tells_once_when_the_position_is_up_by_the_set_percentage()
    {
        var run = PluginTest.For<HybridPlugin1>().With("percent: 2")
            .Play(Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 63_000, over: 10.Minutes()));

        Assert.Single(run.Log, line => line.Contains("% up", StringComparison.Ordinal));
    }

    [Fact]
    public void It_does_the_same_when_the_same_happens_again() =>
        PluginTest.For<HybridPlugin1>().AssertDeterministic(Market.Short("BTCUSDT", entry: 60_000, size: 0.5m).Wander(seed: 1, over: 1.Hours()));
}
