using PluginHybrid.Drilling;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Drilling;

[Category(Level.Unit)]
public sealed class StrikeTests
{
    private static readonly Dictionary<MomentKind, int> Counts = new()
    {
        [MomentKind.CommandArrived] = 8,
        [MomentKind.CommandCarried] = 8,
        [MomentKind.ReadArrived] = 4,
        [MomentKind.ReadCarried] = 4,
        [MomentKind.Frame] = 170,
    };

    [Fact]
    public void A_seed_draws_the_same_moments_again_and_another_seed_others()
    {
        Assert.Equal(Strike.Draw(Counts, 9, 1), Strike.Draw(Counts, 9, 1));
        Assert.NotEqual(Strike.Draw(Counts, 9, 1), Strike.Draw(Counts, 9, 2));
    }

    [Fact]
    public void Three_kills_strike_before_a_command_after_one_and_somewhere_else_and_never_beyond_what_there_was()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var drawn = Strike.Draw(Counts, 3, seed);
            Assert.Equal([MomentKind.CommandArrived, MomentKind.CommandCarried], drawn.Take(2).Select(strike => strike.Kind));
            Assert.True(drawn[2].Kind is MomentKind.Frame or MomentKind.ReadArrived or MomentKind.ReadCarried, $"seed {seed}: {drawn[2]}");
            Assert.All(drawn, strike => Assert.InRange(strike.Number, 1, Counts[strike.Kind]));
        }
    }

    [Fact]
    public void A_run_without_commands_is_struck_at_frames_and_reads_and_never_twice_at_the_same()
    {
        var drawn = Strike.Draw(new Dictionary<MomentKind, int> { [MomentKind.Frame] = 2 }, 5, 1);

        Assert.Equal(2, drawn.Count);
        Assert.Equal(drawn.Distinct(), drawn);
        Assert.All(drawn, strike => Assert.Equal(MomentKind.Frame, strike.Kind));
    }
}
