using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Replay.Running;
using PluginHybrid.Testing;

namespace PluginHybrid.Replay.Tests.Running;

[Category(Level.Unit)]
public sealed class TurnTroubleTests
{
    private readonly TurnTrouble _trouble = new();

    [Fact]
    public void Only_the_plugin_that_is_meant_throws_and_only_as_long_as_it_is_meant()
    {
        var (first, second) = (_trouble.Throw("trail"), _trouble.Throw("trail"));
        Assert.Equal((TimeSpan.Zero, null), (_trouble.Of("trail"), _trouble.Of("other")));

        first.Dispose();
        first.Dispose();
        Assert.Equal(TimeSpan.Zero, _trouble.Of("trail"));
        second.Dispose();
        Assert.Null(_trouble.Of("trail"));
    }

    [Fact]
    public void Of_several_delays_the_newest_that_lasts_counts_and_who_throws_does_not_wait()
    {
        using var first = _trouble.Slow("trail", TimeSpan.FromSeconds(1));
        using (_trouble.Slow("trail", TimeSpan.FromSeconds(2)))
        {
            Assert.Equal(TimeSpan.FromSeconds(2), _trouble.Of("trail"));
            using (_trouble.Throw("trail"))
            {
                Assert.Equal(TimeSpan.Zero, _trouble.Of("trail"));
            }
        }

        Assert.Equal(TimeSpan.FromSeconds(1), _trouble.Of("trail"));
        using var none = _trouble.Slow("trail", TimeSpan.Zero);
        Assert.Null(_trouble.Of("trail"));
    }

    [Fact]
    public void A_strike_throws_or_takes_its_time()
    {
        var clock = new FakeTimeProvider();
        Assert.Throws<PlantedFaultException>(() => { _ = TurnTrouble.Strike(TimeSpan.Zero, clock).AsTask(); });

        var turn = TurnTrouble.Strike(TimeSpan.FromSeconds(3), clock).AsTask();
        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(turn.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(turn.IsCompleted);
    }
}
