using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lanes.Crew;

[Category(Level.Unit)]
public sealed class CrewTests
{
    private const int Most = 2;

    [Fact]
    public async Task No_lane_ever_runs_on_two_threads_and_each_keeps_its_order()
    {
        using var yard = new CrewYard(most: 4);
        var lanes = Enumerable.Range(0, 4).Select(i => yard.Add($"{i}")).ToArray();
        var (inside, together, outOfOrder, ran) = (new int[4], 0, 0, 0);
        var last = new int[4, 4];

        var publishers = Enumerable.Range(0, 4).Select(publisher => Task.Run(() =>
        {
            for (var i = 1; i <= 5_000; i++)
            {
                for (var lane = 0; lane < lanes.Length; lane++)
                {
                    var (at, number) = (lane, i);
                    CrewYard.Post(lanes[lane], () =>
                    {
                        together += Interlocked.Increment(ref inside[at]) == 1 ? 0 : 1;
                        outOfOrder += last[at, publisher] == number - 1 ? 0 : 1;
                        last[at, publisher] = number;
                        if (number % 7 == 0)
                        {
                            lanes[at].Driver!.Wake();
                        }

                        Interlocked.Decrement(ref inside[at]);
                        Interlocked.Increment(ref ran);
                    });
                }
            }
        }));
        await Wait.For("all are published", Task.WhenAll(publishers));

        await Wait.Until("all turns have run", () => Volatile.Read(ref ran) == 80_000, () => $"{ran} of 80000");
        Assert.Equal((0, 0), (together, outOfOrder));
    }

    [Fact]
    public async Task A_lane_that_is_called_while_it_just_comes_to_rest_is_served_all_the_same()
    {
        using var yard = new CrewYard(Most);
        var (lane, ran) = (yard.Add(), 0);
        var publisher = Task.Run(() =>
        {
            for (var i = 1; i <= 30_000; i++)
            {
                CrewYard.Post(lane, () => Volatile.Write(ref ran, ran + 1));
                Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref ran) == i, TimeSpan.FromSeconds(20)), $"call {i} was lost");

                // A little later each time: somewhere in between lies the moment at which the thread lets go of the lane.
                Thread.SpinWait(i % 20);
            }
        }, TestContext.Current.CancellationToken);

        await Wait.For("all turns have run", publisher, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Ten_blocked_lanes_leave_an_eleventh_served_and_their_threads_go_when_they_come_back()
    {
        using var yard = new CrewYard(Most);
        using var gate = new ManualResetEventSlim();
        var blocked = 0;
        for (var i = 0; i < 10; i++)
        {
            CrewYard.Post(yard.Add($"{i}"), () =>
            {
                Interlocked.Increment(ref blocked);
                gate.Wait();
            });
        }

        await CrewYard.Serves(yard.Add("eleventh"), "the eleventh lane is served");
        await Wait.Until("all ten block a thread each", () => Volatile.Read(ref blocked) == 10, () => $"{blocked}");
        await CrewYard.Serves(yard.Add("twelfth"), "the twelfth lane is served");
        Assert.InRange(yard.Crew.Threads, 11, 12);

        gate.Set();

        await Wait.Until("no more threads than short turns need are left", () => yard.Crew.Threads <= Most, () => $"{yard.Crew.Threads} threads");
    }

    [Fact]
    public async Task Many_short_turns_that_add_up_bring_a_second_thread()
    {
        using var yard = new CrewYard(Most);
        var (threads, ran) = (new HashSet<int>(), 0);

        // Fewer than are taken in a row before help comes, and none known to be slow.
        var lanes = Enumerable.Range(0, 60).Select(i => yard.Add($"{i}")).ToArray();
        await Wait.Until("all are at rest", () => lanes.All(lane => lane.IsAtRest));
        foreach (var lane in lanes)
        {
            CrewYard.Post(lane, () =>
            {
                var since = TimeProvider.System.GetTimestamp();
                while (TimeProvider.System.GetElapsedTime(since).TotalMilliseconds < 0.8)
                {
                    Thread.SpinWait(10);
                }

                lock (threads)
                {
                    threads.Add(Environment.CurrentManagedThreadId);
                    ran++;
                }
            });
        }

        await Wait.Until("all have run", () => Volatile.Read(ref ran) == lanes.Length, () => $"{ran}");
        Assert.InRange(threads.Count, 2, lanes.Length);
    }

    [Fact]
    public async Task A_lane_without_end_does_not_keep_another_from_the_only_thread()
    {
        using var yard = new CrewYard(most: 1);
        var (greedy, ends) = (yard.Add("greedy"), false);
        void Again()
        {
            if (!Volatile.Read(ref ends))
            {
                CrewYard.Post(greedy, Again);
            }
        }

        CrewYard.Post(greedy, Again);

        await CrewYard.Serves(yard.Add("modest"), "the other lane is served in between");
        Assert.Equal(1, yard.Crew.Threads);
        Volatile.Write(ref ends, true);
    }

    [Fact]
    public async Task A_thread_that_is_broken_into_leaves_the_crew_ends_and_is_replaced()
    {
        using var yard = new CrewYard(Most);
        using var never = new ManualResetEventSlim();
        var lane = yard.Add("hung");
        Thread? thread = null;
        CrewYard.Post(lane, () =>
        {
            Volatile.Write(ref thread, Thread.CurrentThread);
            never.Wait();
        });
        await Wait.Until("the turn runs", () => Volatile.Read(ref thread) is not null);

        lane.Abandon();
        lane.Driver!.Interrupt();
        lane.Driver.End();

        await Wait.Until("its thread has ended", () => !thread!.IsAlive);
        await CrewYard.Serves(yard.Add("other"), "another lane is served");
        Assert.Equal(1, yard.Crew.Threads);
        Assert.Null(yard.Broken);
    }

    [Fact]
    public async Task A_thread_that_cannot_be_broken_into_leaves_the_crew_all_the_same()
    {
        using var yard = new CrewYard(Most);
        var lane = yard.Add("spins");
        var (spins, ends) = (false, false);
        Thread? thread = null;
        CrewYard.Post(lane, () =>
        {
            Volatile.Write(ref thread, Thread.CurrentThread);
            Volatile.Write(ref spins, true);
            while (!Volatile.Read(ref ends))
            {
                Thread.SpinWait(10);
            }
        });
        await Wait.Until("it spins", () => Volatile.Read(ref spins));
        await CrewYard.Serves(yard.Add("one"), "a lane is served beside it");

        lane.Abandon();
        lane.Driver!.Interrupt();
        lane.Driver.End();

        await CrewYard.Serves(yard.Add("two"), "another lane is served");
        Assert.Equal((1, true), (yard.Crew.Threads, thread!.IsAlive));
        Volatile.Write(ref ends, true);
        await Wait.Until("the thread has ended after its turn", () => !thread.IsAlive);
    }

    [Fact]
    public async Task A_turn_of_another_lane_is_never_broken_into()
    {
        using var yard = new CrewYard(most: 1);
        var lanes = (Guilty: yard.Add("guilty"), Innocent: yard.Add("innocent"));
        var (turns, hurt) = (0, 0);
        for (var i = 0; i < 2_000; i++)
        {
            var guilty = yard.Add("guilty");
            CrewYard.Post(guilty, static () => { });
            CrewYard.Post(lanes.Innocent, () =>
            {
                try
                {
                    // A thread that was interrupted throws in its next wait.
                    Thread.CurrentThread.Join(0);
                }
                catch (ThreadInterruptedException)
                {
                    hurt++;
                }

                Interlocked.Increment(ref turns);
            });
            guilty.Abandon();
            guilty.Driver!.Interrupt();
            guilty.Driver.End();
        }

        await Wait.Until("all turns of the other have run", () => Volatile.Read(ref turns) == 2_000, () => $"{turns}");
        Assert.Equal(0, hurt);
    }

    [Fact]
    public async Task After_a_thousand_lanes_no_thread_is_left_over_and_none_after_the_crew_has_closed()
    {
        var yard = new CrewYard(Most);
        var (ran, blocked) = (0, new ManualResetEventSlim());
        for (var i = 0; i < 1_000; i++)
        {
            var isLong = i % 50 == 0;
            var lane = yard.Add($"{i}");
            CrewYard.Post(lane, () =>
            {
                if (isLong)
                {
                    blocked.Wait(TimeSpan.FromMilliseconds(5));
                }

                Interlocked.Increment(ref ran);
            });
            await Wait.Until("it has run", () => lane.IsAtRest && Volatile.Read(ref ran) == i + 1, () => $"{ran} of {i + 1}");
            lane.Driver!.End();
        }

        await Wait.Until("the crew is as small as before", () => yard.Crew.Threads <= Most, () => $"{yard.Crew.Threads} threads");
        yard.Dispose();
        await Wait.Until("no thread is left", () => yard.Crew.Threads == 0, () => $"{yard.Crew.Threads} threads");

        await CrewYard.Serves(yard.Add("late"), "a lane that comes late is served still");
        await Wait.Until("no thread is left", () => yard.Crew.Threads == 0, () => $"{yard.Crew.Threads} threads");
        blocked.Dispose();
    }

    [Fact]
    public async Task What_fails_beside_a_turn_is_told_ends_that_lane_and_harms_no_other()
    {
        using var yard = new CrewYard(Most);
        var (broken, other) = (yard.Add("broken"), yard.Add("other"));
        await CrewYard.Serves(other, "the other is served before");
        yard.RecorderFails = true;
        CrewYard.Post(broken, static () => { });
        await Wait.Until("the failure is told", () => yard.Broken is not null);
        yard.RecorderFails = false;

        await CrewYard.Serves(other, "the other is served after");
        Assert.Equal("the recorder failed", yard.Broken!.Message);
        Assert.InRange(yard.Crew.Threads, 1, Most);
    }

    [Fact]
    public async Task A_thread_that_a_turn_holds_up_bears_the_name_of_its_lane_until_it_comes_back()
    {
        using var yard = new CrewYard(Most);
        using var gate = new ManualResetEventSlim();
        Thread? thread = null;
        CrewYard.Post(yard.Add("slow"), () =>
        {
            Volatile.Write(ref thread, Thread.CurrentThread);
            gate.Wait();
        });
        await Wait.Until("it blocks", () => Volatile.Read(ref thread) is not null);

        await CrewYard.Serves(yard.Add("other"), "another lane is served beside it");
        Assert.Equal("plugin slow", thread!.Name);

        gate.Set();
        await Wait.Until("it has its own name again", () => thread.Name?.StartsWith("plugin lanes ", StringComparison.Ordinal) == true, () => $"{thread.Name}");
    }
}
