using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

[Category(Level.Integration)]
public sealed class VenueTroubleTests
{
    [Fact]
    public void Maintenance_closes_both_streams_and_refuses_until_it_is_over()
    {
        var diary = LivedDay.Struck(TroubleKind.Maintenance, 20);

        Assert.Single(diary.All(60, "event private.disconnected", "code 1012"));
        Assert.Single(diary.All(60, "event public.disconnected", "code 1012"));
        Assert.True(diary.First(60, "event private.reconnected").Second > 80);
    }

    [Fact]
    public void A_skewed_clock_is_seen_in_prices_and_stays()
    {
        var diary = LivedDay.Struck(TroubleKind.TimeSkew, 20, amount: 5_000);

        Assert.All(diary.Ticks.Where(tick => tick.At.TotalSeconds > 61), tick => Assert.InRange(tick.Late.TotalSeconds, -5, -4.9));
        Assert.All(diary.Ticks.Where(tick => tick.At.TotalSeconds is > 12 and < 59), tick => Assert.InRange(tick.Late.TotalSeconds, 0, 0.1));
    }

    [Fact]
    public void A_jump_stays()
    {
        var diary = LivedDay.Struck(TroubleKind.Jump, target: "BTCUSDT", amount: 0.05m);
        var (before, after, later) = (Mark(diary, 59), Mark(diary, 61), Mark(diary, 90));

        Assert.InRange(after / before, 1.045m, 1.055m);
        Assert.InRange(later / before, 1.03m, 1.07m);
    }

    [Fact]
    public void A_wick_goes_and_comes_back_and_takes_stops_along()
    {
        var diary = LivedDay.Struck(TroubleKind.Wick, 10, "BTCUSDT", -0.05m);
        var (before, deep, after) = (Mark(diary, 59), Mark(diary, 65), Mark(diary, 71));

        Assert.InRange(deep / before, 0.945m, 0.955m);
        Assert.InRange(after / before, 0.99m, 1.01m);
        Assert.NotEmpty(diary.All(60, "leg by venue", "Direction = 0"));
        Assert.NotEmpty(diary.All(60, "event position.closed"));
    }

    [Fact]
    public void A_wick_through_a_naked_leg_liquidates_it()
    {
        var diary = LivedDay.Struck(
            TroubleKind.Wick, 2, "BTCUSDT", -0.2m, new Deed(DeedKind.RemoveStop, TimeSpan.FromSeconds(59), "BTCUSDT", 0, 0));

        Assert.InRange(diary.First(60, "leg by venue", "Direction = 0").Second, 60, 62);
    }

    private static decimal Mark(Diary diary, double second) => Diary.Figure(diary.First(second, "mark BTCUSDT"));
}
