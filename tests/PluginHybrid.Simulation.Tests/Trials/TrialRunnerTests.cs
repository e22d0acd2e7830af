using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Trials;

[Category(Level.Unit)]
public sealed class TrialRunnerTests
{
    private static readonly TrialPlan Plan = new() { Seeds = [.. Enumerable.Range(1, 40)], Length = TimeSpan.FromMinutes(10), Jobs = 4, FaultyEvery = 0 };

    [Fact]
    public void Every_seed_is_lived_once_and_told_in_the_order_of_seeds()
    {
        var life = new FakeLife();
        var told = 0;

        var report = new TrialRunner(Plan, life, TimeProvider.System) { Lived = _ => told++ }.Run(TestContext.Current.CancellationToken);

        Assert.Equal((40, 40), (life.Count, told));
        Assert.Equal(Plan.Seeds, report.Results.Select(result => result.Seed));
        Assert.True(report.IsWhole);
        Assert.Equal(10, report.Hours, 5);
        Assert.Equal(80, report.Coverage.Single().Value);
        Assert.Contains("Every invariant held.", TrialText.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_fails_is_told_with_the_command_that_repeats_it()
    {
        var report = new TrialRunner(Plan, new FakeLife { Rule = Unlucky }, TimeProvider.System).Run(TestContext.Current.CancellationToken);

        Assert.Equal([13], report.Failed.Select(result => result.Seed));
        Assert.Contains("never-naked/lost-stop at 0:01:00.000 (input 7): lost", TrialText.Of(report), StringComparison.Ordinal);
        Assert.Contains("hybrid simulate --seed 13 --hours 0.1667 --shrink", TrialText.Of(report), StringComparison.Ordinal);
        Assert.Contains("<failure message=\"never-naked/lost-stop\">", TrialJUnit.Of(report), StringComparison.Ordinal);
        Assert.Contains("tests=\"40\" failures=\"1\"", TrialJUnit.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_world_that_breaks_is_a_failed_day_and_the_others_go_on()
    {
        var life = new FakeLife { Rule = day => day.Seed == 5 ? throw new InvalidOperationException("broken world") : null };

        var report = new TrialRunner(Plan, life, TimeProvider.System).Run(TestContext.Current.CancellationToken);

        Assert.Equal("fault/InvalidOperationException", $"{report.Failed.Single().Violations[0].Checker}/{report.Failed.Single().Violations[0].Place}");
        Assert.Equal(40, report.Results.Count);
    }

    [Fact]
    public void An_interrupt_gives_what_was_found_so_far()
    {
        using var interrupt = new CancellationTokenSource();
        var life = new FakeLife { Rule = Unlucky, Begins = count => { if (count == 20) interrupt.Cancel(); } };

        var report = new TrialRunner(Plan with { Jobs = 1 }, life, TimeProvider.System).Run(interrupt.Token);

        Assert.False(report.IsWhole);
        Assert.Equal(20, report.Results.Count);
        Assert.Single(report.Failed);
        Assert.Contains("20 of 40 seeds (interrupted)", TrialText.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Others_that_decide_otherwise_beside_a_faulty_plugin_are_told()
    {
        var life = new FakeLife { Decides = (day, around) => day.Seed == 20 && around.Without.Length > 0 };

        var report = new TrialRunner(Plan with { FaultyEvery = 10 }, life, TimeProvider.System).Run(TestContext.Current.CancellationToken);

        Assert.Equal([20], report.Failed.Select(result => result.Seed));
        Assert.Equal("others-changed", report.Failed[0].Violations[0].Place);
    }

    [Fact]
    public void The_faulty_day_and_the_day_without_differ_in_the_plugin_alone()
    {
        List<Day> lived = [];
        var life = new FakeLife
        {
            Rule = day =>
            {
                lived.Add(day);
                return null;
            },
        };

        FaultyPlugin.Compare(life, DayMaker.Make(3, TimeSpan.FromHours(1)), TestContext.Current.CancellationToken);

        var failing = lived[0].Troubles[0];
        Assert.Equal((TroubleKind.PluginThrows, TimeSpan.Zero, TimeSpan.FromMinutes(65)), (failing.Kind, failing.At, failing.Lasts));
        Assert.Equal(lived[1].Troubles, lived[0].Troubles.Skip(1));
        Assert.DoesNotContain(lived[1].Troubles, trouble => trouble.Target == failing.Target);
    }

    [Fact]
    public void A_failing_day_is_shrunk_with_the_checker_that_spoke_alone()
    {
        var day = DayMaker.Make(13, TimeSpan.FromHours(1));
        List<int> asked = [];
        var life = new FakeLife { Rule = Unlucky };

        var shrunk = TrialShrinking.Shrink(life, day, Unlucky(day)!, smaller => asked.Add(smaller.Size), TestContext.Current.CancellationToken);

        Assert.Equal(0, shrunk.Size);
        Assert.Equal(asked, asked.OrderDescending());
    }

    private static Violation? Unlucky(Day day) => day.Seed == 13 ? new Violation("never-naked", "lost-stop", TimeSpan.FromMinutes(1), 7, "lost") : null;
}
