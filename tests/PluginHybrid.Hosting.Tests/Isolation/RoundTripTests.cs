using PluginHybrid.IsolationChild;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Isolation;

[Category(Level.Performance)]
public class RoundTripTests(ITestOutputHelper output)
{
    private const int Warm = 3000;
    private const int Measured = 10_000;

    [Fact]
    public async Task A_tick_to_the_process_and_back_takes_far_less_than_an_order()
    {
        using var bench = new PluginBench(nameof(Quiet));
        var began = TimeProvider.System.GetTimestamp();
        await Wait.For("the start", bench.StartAsync());
        var started = TimeProvider.System.GetElapsedTime(began);
        var events = new Happenings(1);
        var tick = Enumerable.Range(0, 1000).Select(_ => events.Next()).OfType<PositionUpdate>().First();
        var took = new double[Measured];
        for (var i = -Warm; i < Measured; i++)
        {
            var sent = TimeProvider.System.GetTimestamp();
            await bench.TellAsync(tick with { Stamp = tick.Stamp with { Sequence = 10 + Warm + i } });
            if (i >= 0)
            {
                took[i] = TimeProvider.System.GetElapsedTime(sent).TotalMicroseconds;
            }
        }

        Array.Sort(took);
        output.WriteLine($"start {started.TotalMilliseconds:0} ms; round trip p50 {took[Measured / 2]:0} µs, p99 {took[Measured * 99 / 100]:0} µs, {1e6 * Measured / took.Sum():0} per second");
        Assert.True(took[Measured / 2] < 5000, $"half of the round trips took more than {took[Measured / 2]:0} µs");
    }
}
