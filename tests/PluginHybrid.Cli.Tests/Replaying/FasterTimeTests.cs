using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Replaying;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Replaying;

[Category(Level.Unit)]
public sealed class FasterTimeTests
{
    private readonly FakeTimeProvider _true = new();

    [Fact]
    public void It_goes_with_the_true_clock_until_it_is_hurried_and_never_jumps()
    {
        var time = new FasterTime(_true);
        var (began, stamp) = (time.GetUtcNow(), time.GetTimestamp());
        _true.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), time.GetUtcNow() - began);

        time.Hurry(10);
        Assert.Equal(TimeSpan.FromSeconds(2), time.GetElapsedTime(stamp));
        _true.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromSeconds(12), time.GetElapsedTime(stamp));
        Assert.Equal(TimeSpan.FromSeconds(12), time.GetUtcNow() - began);
    }

    [Fact]
    public void A_timer_that_runs_already_comes_as_much_sooner_and_goes_on_with_its_period()
    {
        var time = new FasterTime(_true);
        var fired = new List<TimeSpan>();
        var began = time.GetTimestamp();
        using var timer = time.CreateTimer(_ => fired.Add(time.GetElapsedTime(began)), null, TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(10));
        _true.Advance(TimeSpan.FromSeconds(1));

        time.Hurry(10);
        _true.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Empty(fired);
        _true.Advance(TimeSpan.FromMilliseconds(1));
        _true.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(21)], fired);
    }

    [Fact]
    public void A_timer_that_was_stopped_or_disposed_of_does_not_come()
    {
        var time = new FasterTime(_true);
        var fired = 0;
        var disposed = time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var stopped = time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        disposed.Dispose();
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        time.Hurry(10);
        _true.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(0, fired);
    }
}
