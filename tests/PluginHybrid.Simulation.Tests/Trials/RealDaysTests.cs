using PluginHybrid.Simulation.Hosts;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Trials;

/// <summary>A few real days, as a sign of life: CI lives a thousand with the executable.</summary>
[Category(Level.System)]
[Slow]
public sealed class RealDaysTests
{
    [Fact]
    public void Every_invariant_holds_on_a_few_days()
    {
        var life = new WorldLife(temper => WorldPlugins.Load(Path.Combine(AppContext.BaseDirectory, "plugins"), plugin => Tempers.SettingsOf(temper, plugin)));
        var plan = new TrialPlan { Seeds = [.. Enumerable.Range(1, 12)], Length = TimeSpan.FromMinutes(20), Jobs = 2, FaultyEvery = 6 };

        var report = new TrialRunner(plan, life, TimeProvider.System).Run(TestContext.Current.CancellationToken);

        Assert.True(report.IsWhole);
        Assert.True(report.Failed.Count == 0, TrialText.Of(report));
        Assert.True(report.Results.Sum(result => result.Commands) > 50, TrialText.Of(report));
    }
}
