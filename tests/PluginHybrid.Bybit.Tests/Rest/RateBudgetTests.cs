using CsCheck;
using PluginHybrid.Bybit.Rest;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Rest;

[Category(Level.Unit)]
public sealed class RateBudgetTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void No_window_ever_holds_more_than_the_limit_and_nobody_is_overtaken() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 300].List[1, 200]).Sample((limit, gapsMs) =>
        {
            var budget = new RateBudget(limit, Second);
            var now = TimeSpan.Zero;
            var given = new List<TimeSpan>();
            foreach (var gapMs in gapsMs)
            {
                now += TimeSpan.FromMilliseconds(gapMs);
                var due = budget.Next(now);
                budget.Take(due);
                Assert.True(due >= now && (given.Count == 0 || due >= given[^1]), "A time in the past, or one that overtakes.");
                given.Add(due);
            }

            for (var at = limit; at < given.Count; at++)
            {
                Assert.True(given[at] - given[at - limit] >= Second, $"{limit + 1} within a second, from number {at - limit}.");
            }
        });

    [Fact]
    public void A_free_place_is_given_at_once()
    {
        var budget = new RateBudget(2, Second);

        Assert.Equal([0, 0, 1000, 1000, 2000], Enumerable.Range(0, 5).Select(_ => Taken(budget, TimeSpan.Zero)));
    }

    [Fact]
    public void A_smaller_limit_counts_at_once_and_a_hold_moves_everything()
    {
        var budget = new RateBudget(5, Second);
        Taken(budget, TimeSpan.Zero);
        Taken(budget, TimeSpan.Zero);

        budget.Resize(1);
        Assert.Equal(1000, Taken(budget, TimeSpan.Zero));
        budget.Hold(TimeSpan.FromSeconds(9));
        Assert.Equal(9000, Taken(budget, TimeSpan.Zero));
        budget.Resize(0);
        Assert.Equal(1, budget.Limit);
    }

    private static double Taken(RateBudget budget, TimeSpan now)
    {
        var due = budget.Next(now);
        budget.Take(due);
        return due.TotalMilliseconds;
    }
}
