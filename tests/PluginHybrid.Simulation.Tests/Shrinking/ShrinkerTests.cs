using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Shrinking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Shrinking;

/// <summary>Bugs are planted as predicates over days: the world is not needed to see how small they become.</summary>
[Category(Level.Unit)]
public sealed class ShrinkerTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // Each needs what a real bug needs: some things, close to each other, in an order, on one leg or in bad weather.
    private static readonly Func<Day, TimeSpan?>[] Bugs =
    [
        day => day.Troubles.FirstOrDefault(trouble => trouble.Kind == TroubleKind.HostCrash && Near(day.Deeds, trouble.At, 20))?.At,
        day => day.Troubles.FirstOrDefault(trouble => trouble.Kind is TroubleKind.Reset or TroubleKind.Silence && trouble.Target == "private"
            && day.Troubles.Any(other => other.Kind is TroubleKind.RestSlow or TroubleKind.RestDown && Within(trouble.At, other.At, 300)))?.At,
        day => day.Troubles.Where(trouble => trouble.Kind == TroubleKind.PluginRestart).Skip(2).FirstOrDefault()?.At,
        day => day.Deeds.FirstOrDefault(deed => deed.Kind == DeedKind.Flip && day.Weather.AnswersLost > 0
            && day.Deeds.Any(before => before.Symbol == deed.Symbol && before.Kind == DeedKind.Buy && before.At < deed.At))?.At,
        day => day.Deeds.FirstOrDefault(deed => deed.Kind == DeedKind.Close && Near(day.Troubles, deed.At, 5))?.At,
    ];

    [Fact]
    public void Planted_bugs_shrink_to_five_things_and_fewer()
    {
        List<int> sizes = [];
        foreach (var bug in Bugs)
        {
            foreach (var day in Enumerable.Range(1, 400).Select(seed => DayMaker.Make(seed, Hour)).Where(day => bug(day) is not null).Take(12))
            {
                var shrunk = new Shrinker(one => Live(one, bug)).Shrink(day, Live(day, bug)!, TestContext.Current.CancellationToken);
                Assert.NotNull(bug(shrunk.Day));
                Assert.True(shrunk.IsMinimal);
                sizes.Add(shrunk.Size);
            }
        }

        sizes.Sort();
        Assert.InRange(sizes.Count, 30, 60);
        Assert.InRange(sizes[sizes.Count / 2], 1, 5);
        Assert.InRange(sizes[^1], 1, 8);
    }

    [Fact]
    public void Length_symbols_and_weather_become_small_as_well()
    {
        var day = Enumerable.Range(1, 400).Select(seed => DayMaker.Make(seed, Hour)).First(one => Bugs[0](one) is not null && one.Symbols.Count > 2 && one.Weather.Name == "brutal");

        var shrunk = new Shrinker(one => Live(one, Bugs[0])).Shrink(day, Live(day, Bugs[0])!, TestContext.Current.CancellationToken);

        Assert.Single(shrunk.Day.Symbols);
        Assert.Equal("calm", shrunk.Day.Weather.Name);
        Assert.Equal("careful", shrunk.Day.Temper);
        Assert.True(shrunk.Day.Length < Hour / 2);
        Assert.All(shrunk.Day.Troubles, trouble => Assert.True(trouble.At < shrunk.Day.Length));
        Assert.Equal(day.Seed, shrunk.Day.Seed);
    }

    [Fact]
    public void A_trouble_that_need_not_wait_strikes_at_its_time_and_what_it_waited_for_goes()
    {
        var day = DayMaker.Make(1, Hour) with
        {
            Symbols = ["ADAUSDT", "DOGEUSDT"],
            Troubles = [new Trouble(TroubleKind.Close, TimeSpan.FromSeconds(1), TimeSpan.Zero, "private", 0, StrikeMoment.Stop)],
            Deeds = [new Deed(DeedKind.Sell, TimeSpan.FromSeconds(2), "ADAUSDT", 0, 1), new Deed(DeedKind.Buy, TimeSpan.FromSeconds(33), "DOGEUSDT", 0, 1)],
        };

        var shrunk = new Shrinker(one => Live(one, OpenedAfterClose)).Shrink(day, Live(day, OpenedAfterClose)!, TestContext.Current.CancellationToken);

        Assert.Equal(StrikeMoment.Time, Assert.Single(shrunk.Day.Troubles).Upon);
        Assert.Single(shrunk.Day.Deeds);
        Assert.Single(shrunk.Day.Symbols);
    }

    [Fact]
    public void Another_failure_on_the_way_is_not_taken_for_the_one_sought()
    {
        var day = DayMaker.Make(1, Hour) with { Troubles = Resets(10), Deeds = [] };

        // With five and more it is the bug sought; below, another place of the same checker speaks.
        var shrunk = new Shrinker(one => one.Troubles.Count == 0 ? null : new Violation("x", one.Troubles.Count >= 5 ? "here" : "there", Hour, 0, ""))
            .Shrink(day, new Violation("x", "here", Hour, 0, ""), TestContext.Current.CancellationToken);

        Assert.Equal(5, shrunk.Size);
        Assert.Equal("here", shrunk.Violation.Place);
    }

    [Fact]
    public void The_limit_of_runs_ends_the_search_with_the_smallest_so_far()
    {
        var day = DayMaker.Make(1, Hour) with { Troubles = Resets(64), Deeds = [] };

        var shrunk = new Shrinker(one => one.Troubles.Count(trouble => trouble.At.Seconds % 2 == 0) < 20 ? null : new Violation("x", "y", Hour, 0, ""), new ShrinkLimits { Runs = 15 })
            .Shrink(day, new Violation("x", "y", Hour, 0, ""), TestContext.Current.CancellationToken);

        Assert.False(shrunk.IsMinimal);
        Assert.Equal(15, shrunk.Runs);
        Assert.InRange(shrunk.Size, 20, 64);
    }

    // The trouble needs a stop to strike, and a stop an opening before it; what fails is the opening after the trouble.
    private static TimeSpan? OpenedAfterClose(Day day) => day.Troubles is [var trouble, ..]
        && (trouble.Upon == StrikeMoment.Time ? trouble.At : day.Deeds.FirstOrDefault(deed => deed.At > trouble.At)?.At) is { } struck
        ? day.Deeds.FirstOrDefault(deed => deed.At > struck)?.At
        : null;

    private static Violation? Live(Day day, Func<Day, TimeSpan?> bug) => bug(day) is { } at ? new Violation("planted", "bug", at, 0, "") : null;

    private static Trouble[] Resets(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new Trouble(TroubleKind.Reset, TimeSpan.FromSeconds(number), TimeSpan.Zero, "private"))];

    private static bool Near(IEnumerable<Deed> deeds, TimeSpan at, int seconds) => deeds.Any(deed => Within(deed.At, at, seconds));

    private static bool Near(IEnumerable<Trouble> troubles, TimeSpan at, int seconds) => troubles.Any(trouble => Within(trouble.At, at, seconds));

    private static bool Within(TimeSpan one, TimeSpan other, int seconds) => (one - other).Duration() <= TimeSpan.FromSeconds(seconds);
}
