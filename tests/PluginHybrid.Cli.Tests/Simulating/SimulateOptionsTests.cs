using System.CommandLine;
using PluginHybrid.Cli.Tests.Commands;
using PluginHybrid.Simulating;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Simulating;

[Category(Level.Unit)]
public sealed class SimulateOptionsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(11_999_999_999)]
    [InlineData(12_000_000_001)]
    [InlineData(36_000_000_000_000)]
    public void A_length_written_in_hours_is_read_to_the_tick(long ticks) =>
        Assert.Equal(ticks, Read("--seed", "3", "--hours", TrialText.Hours(TimeSpan.FromTicks(ticks))).Alone!.Length.Ticks);

    [Fact]
    public void A_hundred_days_of_an_hour_are_what_is_lived_without_an_option()
    {
        var plan = Read();

        Assert.Equal(Enumerable.Range(1, 100), plan.Seeds);
        Assert.Equal((TimeSpan.FromHours(1), 0, false), (plan.Length, plan.Twice, plan.Shrinks));
        Assert.Null(plan.Alone);
        Assert.InRange(plan.Jobs, 1, 256);
    }

    [Theory]
    [InlineData(int.MaxValue, "--twice")]
    [InlineData(7, "--twice", "7")]
    public void Twice_means_all_days_unless_it_says_how_many(int twice, params string[] options) => Assert.Equal(twice, Read(options).Twice);

    [Fact]
    public void A_folder_to_shrink_into_asks_for_shrinking() => Assert.True(Read("--seed", "3", "--into", "found").Shrinks);

    private static SimulatePlan Read(params string[] args)
    {
        var options = new SimulateOptions();
        var command = new RootCommand();
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        return options.Read(command.Parse(args), new Invocation().Around());
    }
}
