using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Times;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

[Category(Level.Unit)]
public sealed class ChanceTests
{
    [Fact]
    public void What_is_taken_away_leaves_the_prices_of_the_rest_of_the_day_as_they_were()
    {
        var day = LivedDay.Stormy(5);
        var (whole, less) = (new Diary(), new Diary());
        LivedDay.Live(day, whole);
        LivedDay.Live(day with { Troubles = [.. day.Troubles.Where(trouble => trouble.Kind is not (TroubleKind.Reset or TroubleKind.HostCrash or TroubleKind.RestDown))] }, less);

        Assert.True(Marks(whole).Count > 5_000, "Too few prices to prove anything.");
        Assert.Equal(Marks(whole), Marks(less));
    }

    private static List<string> Marks(Diary diary) => [.. diary.Pages.Where(page => page.Text.StartsWith("mark ", StringComparison.Ordinal)).Select(page => page.ToString())];

    [Fact]
    public void A_draw_follows_from_purpose_connection_moment_and_count_alone()
    {
        var draw = Chance.Of(1, "delay", "private").Share(1_000, 2);

        Assert.Equal(draw, Chance.Of(1, "delay", "private").Share(1_000, 2));
        Assert.Distinct(
        [
            draw,
            Chance.Of(2, "delay", "private").Share(1_000, 2),
            Chance.Of(1, "loss", "private").Share(1_000, 2),
            Chance.Of(1, "delay", "public").Share(1_000, 2),
            Chance.Of(1, "delay", "private").Share(1_001, 2),
            Chance.Of(1, "delay", "private").Share(1_000, 3),
        ]);
    }

    [Fact]
    public void Draws_are_spread_evenly()
    {
        var chance = Chance.Of(9, "even");

        Assert.InRange(Enumerable.Range(0, 100_000).Average(moment => chance.Share(moment)), 0.495, 0.505);
        Assert.InRange(Enumerable.Range(0, 100_000).Count(moment => chance.Hits(0.1, moment)), 9_600, 10_400);
        Assert.All(Enumerable.Range(0, 10), digit => Assert.InRange(Enumerable.Range(0, 100_000).Count(moment => chance.Whole(10, moment) == digit), 9_600, 10_400));
    }
}
