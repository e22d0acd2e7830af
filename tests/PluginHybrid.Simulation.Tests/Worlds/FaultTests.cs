using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

[Category(Level.Integration)]
public sealed class FaultTests
{
    [Fact]
    public void What_breaks_the_world_is_a_violation_of_that_moment_with_the_last_things_before_it()
    {
        var report = LivedDay.Live(LivedDay.Calm(), new Breaks());

        var found = Assert.Single(report.Violations);
        Assert.Equal(("fault", nameof(InvalidTimeZoneException), TimeSpan.FromSeconds(20)), (found.Checker, found.Place, found.At));
        Assert.Contains(nameof(Breaks), found.Text, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(20), report.Lived);
        Assert.Contains("PERSON", report.Tail[^1], StringComparison.Ordinal);
    }

    private sealed class Breaks : Checker
    {
        public override string Name => "breaks";

        public override void Done(IWorldSight world, Deed deed) => throw new InvalidTimeZoneException("on purpose");
    }
}
