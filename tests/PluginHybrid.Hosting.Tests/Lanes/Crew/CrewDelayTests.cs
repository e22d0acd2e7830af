using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lanes.Crew;

[Category(Level.Performance)]
public sealed class CrewDelayTests
{
    private const int Rounds = 20;
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(10);

    /// <summary>Two milliseconds at a quiet machine; the best round counts, for a busy one adds what it likes.</summary>
    [Fact]
    public async Task A_lane_that_blocks_for_the_first_time_delays_another_by_a_few_milliseconds_at_most()
    {
        using var yard = new CrewYard();
        using var gate = new ManualResetEventSlim();
        var other = yard.Add("other");
        var waited = new List<TimeSpan>();
        for (var round = 0; round < Rounds; round++)
        {
            gate.Reset();
            var (blocks, served) = (false, 0L);
            var blocking = yard.Add($"blocks {round}");
            CrewYard.Post(blocking, () =>
            {
                Volatile.Write(ref blocks, true);
                gate.Wait();
            });
            await Wait.Until("it blocks", () => Volatile.Read(ref blocks));

            var posted = TimeProvider.System.GetTimestamp();
            CrewYard.Post(other, () => Volatile.Write(ref served, TimeProvider.System.GetTimestamp()));
            await Wait.Until("the other is served", () => Volatile.Read(ref served) != 0);
            waited.Add(TimeProvider.System.GetElapsedTime(posted, served));
            gate.Set();
            await Wait.Until("the first has come back", () => blocking.IsAtRest);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", waited.Order().Select(time => $"{time.TotalMilliseconds:0.00} ms")));
        Assert.True(waited.Min() < Bound, $"The other lane waited {waited.Min().TotalMilliseconds:0.0} ms at least.");
    }
}
