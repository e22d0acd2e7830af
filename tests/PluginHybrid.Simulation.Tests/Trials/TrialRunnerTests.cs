using System.Globalization;
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
        Assert.Contains("hybrid simulate --seed 13 --hours 0.166666666667 --shrink", TrialText.Of(report), StringComparison.Ordinal);
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
        var lived = Compared(3);

        var failing = lived[0].Troubles[0];
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromMinutes(65)), (failing.At, failing.Lasts));
        Assert.Equal(lived[1].Troubles, lived[0].Troubles.Skip(1));
        Assert.DoesNotContain(lived[1].Troubles, trouble => trouble.Target == failing.Target);
    }

    [Fact]
    public void Each_plugin_throws_on_some_days_and_dwells_on_others()
    {
        var faults = Enumerable.Range(1, 60).Select(seed => Compared(seed)[0].Troubles[0]).Select(fault => (fault.Kind, fault.Target)).Distinct();

        Assert.Equal(6, faults.Count(fault => fault.Kind is TroubleKind.PluginThrows or TroubleKind.PluginSlow));
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

    [Theory]
    [InlineData(1)]
    [InlineData(12_000_000_000)]
    [InlineData(11_999_999_999)]
    [InlineData(36_000_000_000_000)]
    [InlineData(72_000_000_123)]
    public void The_command_that_repeats_a_day_names_its_length_to_the_tick(long ticks)
    {
        var command = TrialText.Repeat(new TrialPlan { Seeds = [7], Length = TimeSpan.FromTicks(ticks) }, 7);

        var hours = decimal.Parse(command.Split(" --hours ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.Equal(ticks, (long)Math.Round(hours * TimeSpan.TicksPerHour));
    }

    [Fact]
    public void What_changes_beside_a_faulty_plugin_is_shrunk_past_a_world_that_breaks()
    {
        var life = new FakeLife { Decides = (_, around) => around.Without.Length > 0, Rule = day => day.Troubles.Count < 4 ? throw new InvalidOperationException("broken world") : null };
        var day = DayMaker.Make(13, TimeSpan.FromHours(1)) with
        {
            Troubles = [.. Enumerable.Range(1, 10).Select(minute => new Trouble(TroubleKind.Reset, TimeSpan.FromMinutes(minute), TimeSpan.Zero, "private"))],
        };

        var found = TrialRunner.Compare(life, day, TestContext.Current.CancellationToken);
        var shrunk = TrialShrinking.Shrink(life, day, found!, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal("others-changed", found!.Place);
        Assert.Equal((4, 4), (shrunk.Size, shrunk.Day.Troubles.Count));
    }

    [Fact]
    public void A_world_that_breaks_beside_a_faulty_plugin_is_a_failure_too()
    {
        var life = new FakeLife { Rule = _ => throw new InvalidOperationException("broken world") };

        var found = TrialRunner.Compare(life, DayMaker.Make(13, TimeSpan.FromHours(1)), TestContext.Current.CancellationToken);

        Assert.Equal(("fault", "InvalidOperationException"), (found!.Checker, found.Place));
    }

    private static Violation? Unlucky(Day day) => day.Seed == 13 ? new Violation("never-naked", "lost-stop", TimeSpan.FromMinutes(1), 7, "lost") : null;

    private static List<Day> Compared(int seed)
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
        FaultyPlugin.Compare(life, DayMaker.Make(seed, TimeSpan.FromHours(1)), TestContext.Current.CancellationToken);
        return lived;
    }
}
