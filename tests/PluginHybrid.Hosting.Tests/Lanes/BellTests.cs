using PluginHybrid.Hosting.Lanes;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lanes;

[Category(Level.Unit)]
public sealed class BellTests
{
    private const int Rounds = 2_000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_ring_before_the_sleep_is_not_lost_and_two_are_one()
    {
        var bell = new Bell();
        bell.Ring();
        bell.Ring();
        var slept = 0;
        var sleeper = new Thread(() =>
        {
            bell.Wait();
            Volatile.Write(ref slept, 1);
            bell.Wait();
            Volatile.Write(ref slept, 2);
        })
        { IsBackground = true };

        sleeper.Start();

        await Wait.Until("the first sleep has ended by the ring before it", () => Volatile.Read(ref slept) == 1, () => $"{slept}");
        Assert.False(sleeper.Join(TimeSpan.FromMilliseconds(50)), "the second ring before the sleep ended a second sleep too");
        bell.Ring();
        Assert.True(sleeper.Join(Deadline), "a ring during the sleep did not end it");
    }

    [Fact]
    public void No_ring_of_thousands_is_lost_between_two_threads_that_wake_each_other()
    {
        var (there, back) = (new Bell(), new Bell());
        var answered = 0;
        var other = new Thread(() =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                there.Wait();
                answered++;
                back.Ring();
            }
        })
        { IsBackground = true };
        var asking = new Thread(() =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                there.Ring();
                back.Wait();
            }
        })
        { IsBackground = true };

        other.Start();
        asking.Start();

        Assert.True(asking.Join(Deadline), $"after {answered} of {Rounds} rings one was lost: both threads sleep");
        Assert.Equal(Rounds, answered);
    }

    [Fact]
    public void Ringing_allocates_nothing_and_is_harmless_after_the_sleeper_has_ended()
    {
        var bell = new Bell();
        bell.Ring();
        bell.Wait();

        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                bell.Ring();
                bell.Wait();
            }
        }));
        bell.Close();
        bell.Ring();
    }
}
