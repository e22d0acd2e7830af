using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Trials;

[Category(Level.Unit)]
public sealed class SoonerDayTests
{
    [Theory]
    [InlineData(2700, 20, 2680)]
    [InlineData(15, 15, 0)]
    public void All_is_moved_by_the_same_so_that_the_first_comes_within_twenty_seconds(int first, int wanted, int earlier)
    {
        var day = Worlds.LivedDay.Calm() with
        {
            Length = TimeSpan.FromHours(1),
            Deeds = [new Deed(DeedKind.Buy, TimeSpan.FromSeconds(first + 7), "BTCUSDT", 0, 3)],
            Troubles = [new Trouble(TroubleKind.Reset, TimeSpan.FromSeconds(first), TimeSpan.Zero, "private")],
        };

        var (sooner, by) = SoonerDay.Of(day);

        Assert.Equal(TimeSpan.FromSeconds(earlier), by);
        Assert.Equal(TimeSpan.FromSeconds(wanted), sooner.Troubles[0].At);
        Assert.Equal(TimeSpan.FromSeconds(wanted + 7), sooner.Deeds[0].At);
        Assert.Equal(day.Length - by, sooner.Length);
    }
}
