using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

[Category(Level.Integration)]
public sealed class CalmDayTests(ITestOutputHelper output)
{
    [Fact]
    public void A_calm_day_is_lived()
    {
        var report = LivedDay.Live(LivedDay.Calm());
        output.WriteLine($"{report.Hash} steps {report.Steps} frames {report.Frames} events {report.Events} commands {report.Commands} lived {report.Lived}");
        foreach (var line in report.Tail) output.WriteLine(line);
        Assert.Empty(report.Violations);
        Assert.True(report.Commands > 0);
    }
}
