using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.Lifecycle;
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
        _bench.Sight.Figures = new WorldFigures(2, 5, 8, 3, 0, 1);
        _bench.Seconds(10);
        _bench.Checker.End(_bench.Sight);

        Assert.Empty(_bench.Checker.Found);
    }

    [Theory]
    [InlineData("sockets", 7, 0, 0, 0)]
    [InlineData("timers", 0, 51, 0, 0)]
    [InlineData("lane-inputs", 0, 0, 73, 0)]
    [InlineData("calls", 0, 0, 0, 31)]
    public void What_grows_is_told_once(string place, int sockets, int timers, int lane, int calls)
    {
        _bench.Sight.Figures = new WorldFigures(sockets, 0, timers, 0, lane, calls);
        _bench.Seconds(10);

        Assert.Equal(place, _bench.Places);
    }

    [Theory]
    [InlineData("sockets-after", 3, 0, 0, 0)]
    [InlineData("timers-after", 0, 11, 0, 0)]
    [InlineData("lane-inputs-after", 0, 0, 21, 0)]
    [InlineData("calls-after", 0, 0, 0, 11)]
    public void What_is_left_over_after_healing_is_told(string place, int sockets, int timers, int lane, int calls)
    {
        _bench.Sight.Figures = new WorldFigures(sockets, 0, timers, 0, lane, calls);
        _bench.Checker.End(_bench.Sight);

        Assert.Equal(place, _bench.Places);
    }

    [Fact]
    public void Memory_that_grows_all_day_is_told()
    {
        Weigh(calm: 10_000_000, healed: 15_000_000);

        Assert.Equal("memory", _bench.Places);
    }

    [Theory]
    [InlineData(10_000_000, 14_000_000)]
    [InlineData(null, 90_000_000)]
    public void What_is_usual_and_what_nobody_measured_is_right(int? calm, int healed)
    {
        Weigh(calm, healed);

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void A_long_day_may_grow_more()
    {
        _bench.Sight.Day = _bench.Sight.Day with { Length = TimeSpan.FromHours(10) };
        Weigh(calm: 10_000_000, healed: 20_000_000);

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void Memory_is_not_weighed_before_the_host_was_calm()
    {
        _bench.Sight.Bytes = 10_000_000;
        _bench.Seconds(59);
        _bench.Sight.Fresh.Clear();
        _bench.Seconds(1);
        _bench.Sight.Bytes = 90_000_000;
        _bench.Checker.End(_bench.Sight);

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void Who_is_over_and_still_in_memory_is_told()
    {
        _bench.Sight.Left = ["host 1", "an instance of trailing-stop in host 1"];
        _bench.Checker.End(_bench.Sight);

        Assert.Equal("undead", _bench.Places);
        Assert.Contains("host 1 to an instance of trailing-stop", _bench.Checker.Found[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_sent_and_never_came_to_an_end_is_told()
    {
        _bench.Sight.Open = [new JournalEntry { Input = 1, At = DateTimeOffset.UnixEpoch, Kind = JournalKind.Sent, What = "set-stop 90 mark" }];
        _bench.Checker.End(_bench.Sight);

        Assert.Equal("unfinished-after", _bench.Places);
    }

    [Theory]
    [InlineData(4, 1, 0, "")]
    [InlineData(5, 1, 0, "stored-after")]
    [InlineData(5, 1, 1, "")]
    [InlineData(1, 9_000, 0, "stored-after")]
    public void What_a_plugin_keeps_of_closed_legs_is_told(int values, int characters, long faults, string place)
    {
        _bench.Sight.Held = [Bench.Leg()];
        _bench.Sight.Plugins = [new PluginStatus { Id = "trailing-stop", State = PluginState.Running, Figures = new PluginFigures(), FaultCount = faults }];
        for (var number = 0; number < values; number++)
        {
            _bench.Sight.Values[$"trail/{number}"] = new string('x', characters);
        }

        _bench.Checker.End(_bench.Sight);

        Assert.Equal(place, _bench.Places);
    }

    private void Weigh(int? calm, int healed)
    {
        _bench.Sight.Bytes = calm;
        _bench.Seconds(60);
        _bench.Sight.Bytes = healed;
        _bench.Seconds(600);
        _bench.Checker.End(_bench.Sight);
    }
}
