using PluginHybrid.Simulation.Times;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Times;

[Category(Level.Unit)]
public sealed class ChanceTests
{
    [Fact]
    public void A_draw_is_the_same_on_every_machine()
    {
        Assert.Equal(Draw(87, "latency", "private", 1, 0), Draw(87, "latency", "private", 1, 0));
        Assert.InRange(Draw(87, "latency", "private", 1, 0), Pinned - 1e-15, Pinned + 1e-15);
    }

    [Fact]
    public void Every_part_of_the_key_counts()
    {
        double[] draws =
        [
            Draw(1, "a", "b", 1, 0), Draw(2, "a", "b", 1, 0), Draw(1, "b", "b", 1, 0), Draw(1, "a", "c", 1, 0),
            Draw(1, "a", "b", 2, 0), Draw(1, "a", "b", 1, 1), Draw(1, "ab", "", 1, 0), Draw(1, "", "ab", 1, 0),
        ];

        Assert.Equal(draws.Length, draws.Distinct().Count());
    }

    [Fact]
    public void Draws_are_evenly_spread()
    {
        var tenths = new int[10];
        for (var k = 0; k < 100_000; k++)
        {
            tenths[(int)(Draw(5, "spread", "BTCUSDT", k % 1000, k / 1000) * 10)]++;
        }

        Assert.All(tenths, count => Assert.InRange(count, 9_500, 10_500));
    }

    private const double Pinned = 0.55787080569774905;

    private static double Draw(int seed, string purpose, string connection, int second, int k) =>
        Chance.Of(seed, purpose, connection).Share(second * TimeSpan.TicksPerSecond, k);
}
