using CsCheck;
using PluginHybrid.Simulation.Shrinking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Shrinking;

[Category(Level.Unit)]
public sealed class DeltaDebuggingTests
{
    [Fact]
    public void What_is_needed_is_all_that_is_left() => Gen.Select(Gen.Int[1, 120], Gen.Int[0, 5], Gen.Int[0, 1000]).Sample((count, needed, seed) =>
    {
        var random = new Random(seed);
        var items = Enumerable.Range(0, count).ToArray();
        var wanted = Enumerable.Range(0, needed).Select(_ => random.Next(count)).Distinct().Order().ToArray();

        var left = DeltaDebugging.Reduce(items, some => wanted.All(some.Contains));

        Assert.Equal(wanted, left);
    }, seed: "0000000000000001", iter: 300);

    [Fact]
    public void No_single_item_of_what_is_left_can_go()
    {
        // Not monotone: any two even ones do, or any three.
        static bool Holds(IReadOnlyList<int> some) => some.Count(item => item % 2 == 0) >= 2 || some.Count >= 3;

        var left = DeltaDebugging.Reduce([.. Enumerable.Range(0, 50)], Holds);

        Assert.True(Holds(left));
        Assert.All(left, item => Assert.False(Holds([.. left.Where(other => other != item)])));
    }

    [Fact]
    public void Nothing_is_left_where_nothing_is_needed() => Assert.Empty(DeltaDebugging.Reduce([1, 2, 3], _ => true));

    [Fact]
    public void A_hundred_items_of_which_two_matter_need_few_tries()
    {
        var tries = 0;

        DeltaDebugging.Reduce([.. Enumerable.Range(0, 100)], some =>
        {
            tries++;
            return some.Contains(13) && some.Contains(77);
        });

        Assert.InRange(tries, 1, 80);
    }
}
