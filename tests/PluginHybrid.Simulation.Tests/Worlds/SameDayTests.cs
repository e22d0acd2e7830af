using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

[Category(Level.Integration)]
public sealed class SameDayTests
{
    [Fact]
    public void The_same_day_twice_has_the_same_hash()
    {
        var first = LivedDay.Live(LivedDay.Stormy(7));
        var second = LivedDay.Live(LivedDay.Stormy(7));

        Assert.True(first.Commands > 3, $"Only {first.Commands} commands: this day proves nothing.");
        Assert.Equal((first.Hash, first.DecisionHash, first.Steps), (second.Hash, second.DecisionHash, second.Steps));
    }

    [Fact]
    public void Another_seed_is_another_day() => Assert.NotEqual(LivedDay.Live(LivedDay.Calm(1)).Hash, LivedDay.Live(LivedDay.Calm(2)).Hash);
}
