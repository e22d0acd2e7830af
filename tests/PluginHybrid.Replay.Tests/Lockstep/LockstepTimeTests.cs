using PluginHybrid.Replay.Lockstep;
using PluginHybrid.Testing;

namespace PluginHybrid.Replay.Tests.Lockstep;

[Category(Level.Unit)]
public sealed class LockstepTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private readonly LockstepTime _time = new(Start);

    [Fact]
    public void It_stands_still_until_it_is_told_to_go_and_a_timer_comes_only_when_it_is_told_to()
    {
        var came = 0;
        using var timer = _time.CreateTimer(_ => came++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        var began = _time.GetTimestamp();

        _time.GoTo(Start.AddSeconds(5));

        Assert.Equal((0, TimeSpan.FromSeconds(5), Start.AddSeconds(5)), (came, _time.GetElapsedTime(began), _time.GetUtcNow()));
        _time.SessionTimer.Fire();
        Assert.Equal(1, came);
    }

    [Fact]
    public async Task A_timer_belongs_to_the_code_it_was_made_in_beyond_awaits_and_threads()
    {
        var came = new List<string>();
        async Task Make(string owner)
        {
            _time.Own(owner);
            await Task.Run(async () =>
            {
                await Task.Yield();
                _ = _time.CreateTimer(_ => came.Add(owner), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
            });
        }

        await Task.WhenAll(Make("call 1"), Make("call 2"));

        Assert.True(_time.HasTimerOf("call 1") && _time.HasTimerOf("call 2"));
        _time.Fire("call 2");
        Assert.Empty(came);
        _time.GoTo(Start.AddSeconds(1));
        _time.Fire("call 2");
        Assert.Equal(["call 2"], came);
        Assert.False(_time.HasTimerOf("call 2"));
        _time.Fire("call 1");
        Assert.Equal(["call 2", "call 1"], came);
    }

    [Fact]
    public void A_timer_that_was_let_go_or_disarmed_does_not_come()
    {
        _time.Own("it");
        var gone = _time.CreateTimer(_ => Assert.Fail("came although it was let go"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var disarmed = _time.CreateTimer(_ => Assert.Fail("came although it was disarmed"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        gone.Dispose();
        disarmed.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        _time.GoTo(Start.AddHours(1));
        _time.Fire("it");
        Assert.False(_time.HasTimerOf("it"));
    }

    [Fact]
    public void The_venue_reads_the_same_time_and_its_timers_never_come()
    {
        using var timer = _time.ForVenue.CreateTimer(_ => Assert.Fail("came"), null, TimeSpan.Zero, TimeSpan.FromSeconds(1));

        _time.GoTo(Start.AddHours(1));
        _time.Fire("");

        Assert.Equal(Start.AddHours(1), _time.ForVenue.GetUtcNow());
    }
}
