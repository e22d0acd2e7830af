using PluginHybrid.Plugins.Managing;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Plugins.Tests.Managing;

[Category(Level.Unit)]
public sealed class DayTests
{
    [Theory]
    [InlineData(0, "2026-01-05T00:00")]
    [InlineData(12, "2026-01-05T12:00")]
    [InlineData(13, "2026-01-04T13:00")]
    public void A_day_begins_at_its_hour(int hour, string start) =>
        Assert.Equal(start, Day.StartOf(Legs.Epoch, hour).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_position_opened_today_counts_with_all_of_its_result()
    {
        var held = Held(mark: 95, realised: -1);
        Assert.Equal(-6, Day.Next(null, held, Legs.After(60), 0).Result(held));
    }

    [Fact]
    public void An_older_position_counts_from_its_first_sight()
    {
        var old = Legs.Epoch.AddDays(-3);
        var day = Day.Next(null, Held(95, -1, old), Legs.Epoch, 0);
        var later = Held(93, -1.5m, old);
        Assert.Equal(-2.5m, Day.Next(day, later, Legs.After(1), 0).Result(later));
    }

    [Fact]
    public void A_new_day_begins_at_zero_and_counts_what_changes()
    {
        var held = Held(95, -1);
        var day = Day.Next(null, held, Legs.Epoch, 0);
        var next = Day.Next(day with { Alerted = true }, held, Legs.Epoch.AddDays(1), 0);
        Assert.Equal(0, next.Result(held));
        Assert.False(next.Alerted);
        var later = Held(90, -1);
        Assert.Equal(-5, Day.Next(next, later, Legs.Epoch.AddDays(1), 0).Result(later));
    }

    [Fact]
    public void A_close_turns_the_unrealised_into_the_realised_result()
    {
        var held = Held(95, -1);
        var day = Day.Next(null, held, Legs.Epoch, 0);
        var closed = day.Closed(Closed(held[0].Position, -6.2m), -5);
        Assert.Equal(-6.2m, closed.Result([]));
        Assert.Empty(closed.Legs);
    }

    [Fact]
    public void A_close_without_a_stated_result_counts_what_it_last_stood_at()
    {
        var held = Held(95, -1);
        Assert.Equal(-6, Day.Next(null, held, Legs.Epoch, 0).Closed(Closed(held[0].Position, null), -5).Result([]));
    }

    [Fact]
    public void A_close_on_a_later_day_counts_only_that_day()
    {
        var held = Held(95, -1);
        var next = Day.Next(Day.Next(null, held, Legs.Epoch, 0), held, Legs.Epoch.AddDays(1), 0);
        Assert.Equal(-4, next.Closed(Closed(held[0].Position, -10), 0).Result([]));
    }

    [Fact]
    public void Another_position_in_the_same_leg_begins_anew()
    {
        var held = Held(95, -1);
        var day = Day.Next(null, held, Legs.Epoch, 0);
        var other = Held(99, -0.1m, Legs.After(100));
        Assert.Equal(-1.1m - 1m, Day.Next(day, other, Legs.After(101), 0).Result(other));
    }

    [Fact]
    public void What_a_leg_realised_counts_once_although_a_host_that_starts_does_not_see_it_at_first()
    {
        var held = Held(95, -3);
        var before = Day.Next(null, held, Legs.Epoch, 0);
        var started = Day.Next(before, [], Legs.After(1), 0);
        Assert.Equal(-3, started.Result([]));

        var again = Day.Next(started, held, Legs.After(2), 0);

        Assert.Equal(before.Result(held), again.Result(held));
        Assert.Equal(-3, again.Realised);
    }

    [Fact]
    public void A_leg_that_closed_while_nobody_looked_takes_its_base_along()
    {
        var held = Held(95, -1, Legs.Epoch.AddDays(-3));
        var day = Day.Next(null, held, Legs.Epoch, 0);
        Assert.Equal(-5, day.Legs.Single().Base);
        Assert.Equal(0, day.Closed(Closed(held[0].Position, null), null).Result([]));
        Assert.Equal(0, (day with { Legs = [] }).Closed(Closed(held[0].Position, null), null).Result([]));
        Assert.Equal(0, day.ForgetAllBut([]).Result([]));
        Assert.Empty(day.ForgetAllBut([]).Legs);
        Assert.Same(day, day.ForgetAllBut([held[0].Position.Key]));
    }

    private static PositionUpdate[] Held(decimal mark, decimal realised, DateTimeOffset? opened = null) =>
        [(Legs.Long() with { RealisedPnl = realised, OpenedAt = opened ?? Legs.Epoch }).At(mark)];

    private static PositionClosed Closed(Position position, decimal? result) =>
        new(new EventStamp(9, 9, Legs.After(9)), position, result, Legs.After(9), UpdateCause.PrivatePush);
}
