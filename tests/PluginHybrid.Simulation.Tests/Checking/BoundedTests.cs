using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class BoundedTests
{
    private readonly Bench _bench = new(new Bounded());

    [Fact]
    public void A_calm_host_is_right()
    {
        _bench.Sight.Figures = new WorldFigures(2, 5, 20, 3, 0, 1, 0);
        _bench.Seconds(10);
        _bench.Checker.End(_bench.Sight);

        Assert.Empty(_bench.Checker.Found);
    }

    [Theory]
    [InlineData("sockets", 7, 0, 0, 0)]
    [InlineData("timers", 0, 501, 0, 0)]
    [InlineData("lane-inputs", 0, 0, 5001, 0)]
    [InlineData("calls", 0, 0, 0, 101)]
    public void What_grows_is_told_once(string place, int sockets, int timers, int lane, int calls)
    {
        _bench.Sight.Figures = new WorldFigures(sockets, 0, timers, 0, lane, calls, 0);
        _bench.Seconds(10);

        Assert.Equal(place, _bench.Places);
    }

    [Theory]
    [InlineData("sockets-after", 3, 0, 0, 0)]
    [InlineData("timers-after", 0, 41, 0, 0)]
    [InlineData("lane-inputs-after", 0, 0, 21, 0)]
    [InlineData("calls-after", 0, 0, 0, 11)]
    public void What_is_left_over_after_healing_is_told(string place, int sockets, int timers, int lane, int calls)
    {
        _bench.Sight.Figures = new WorldFigures(sockets, 0, timers, 0, lane, calls, 0);
        _bench.Checker.End(_bench.Sight);

        Assert.Equal(place, _bench.Places);
    }

    [Fact]
    public void Memory_that_grows_all_day_is_told()
    {
        _bench.Sight.Figures = new WorldFigures(2, 5, 20, 3, 0, 1, 100_000_000);
        _bench.Seconds(1);
        _bench.Sight.Figures = _bench.Sight.Figures with { ManagedBytes = 900_000_000 };
        _bench.Checker.End(_bench.Sight);

        Assert.Equal("memory", _bench.Places);
    }
}
