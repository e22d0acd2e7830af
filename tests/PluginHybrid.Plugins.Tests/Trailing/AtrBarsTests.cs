using PluginHybrid.Plugins.Trailing;
using PluginHybrid.Testing;

namespace PluginHybrid.Plugins.Tests.Trailing;

[Category(Level.Unit)]
public sealed class AtrBarsTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_range_of_a_bar_counts_from_the_close_before_it()
    {
        var bars = Bars((0, 100), (20, 104), (40, 102), (60, 110), (80, 111), (120, 111));
        Assert.Equal((4m + 9m) / 2, bars.Average); // 100..104, then 102 (the close before) to 111
        Assert.Equal(2, bars.Bars);
        Assert.Equal(6.5m, bars.Value(2));
        Assert.Null(bars.Value(3));
    }

    [Fact]
    public void After_the_period_each_bar_weighs_one_part_of_it()
    {
        var bars = Bars((0, 100), (1, 102), (60, 102), (61, 104), (120, 104), (121, 110), (180, 110));
        Assert.Equal((2m + 6m) / 2, bars.Average); // two bars of 2, then one of 6
    }

    [Fact]
    public void A_trail_by_atr_waits_for_its_bars_and_never_goes_below_its_floor()
    {
        var settings = new TrailSettings
        {
            ActivateAtPercent = 0,
            BreakEvenAtPercent = 0,
            DistanceBy = DistanceBy.Atr,
            Distance = 2,
            AtrPeriod = 2,
            AtrBar = TimeSpan.FromSeconds(2),
            AtrFloorPercent = 0.2m,
        };
        var walk = new Walker(settings, Legs.Long()).Through(100, 101, 102);
        Assert.Empty(walk.Moves);
        Assert.Equal(101m, walk.Through(103).Moves[0].Value); // bars of 0 and 2: 103 less twice 1
        var calm = new Walker(settings, Legs.Long()).Through(100, 100, 100, 100, 100, 100);
        Assert.Equal(99.8m, calm.Moves.Single().Value);
    }

    private static AtrBars Bars(params (double Second, decimal Price)[] ticks)
    {
        AtrBars? bars = null;
        foreach (var (second, price) in ticks)
        {
            bars = AtrBars.Next(bars, price, Legs.After(second), Minute, 2);
        }

        return bars!;
    }
}
