using PluginHybrid.Drilling.Hosts;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Drilling;

[Category(Level.Unit)]
public sealed class HeldTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 38, 14, TimeSpan.Zero);
    private readonly HeldTime _time = new(Start);
    private readonly List<string> _came = [];

    [Fact]
    public void Timers_come_in_the_order_of_their_times_and_each_sees_its_own()
    {
        using var late = Timer("late", 300);
        using var early = Timer("early", 100);
        using var often = Timer("often", 150, 150);
        using var never = Timer("never", -1);

        _time.GoTo(Start.AddMilliseconds(310));

        Assert.Equal(["early 100", "often 150", "late 300", "often 300"], _came);
        Assert.Equal(Start.AddMilliseconds(310), _time.GetUtcNow());
    }

    [Fact]
    public void A_timer_that_is_changed_or_ended_comes_as_it_was_told_last()
    {
        using var moved = Timer("moved", 100);
        var ended = Timer("ended", 100);
        moved.Change(TimeSpan.FromMilliseconds(200), Timeout.InfiniteTimeSpan);
        ended.Dispose();

        _time.GoTo(Start.AddMilliseconds(150));
        Assert.Empty(_came);
        _time.GoTo(Start.AddMilliseconds(1000));
        Assert.Equal(["moved 200"], _came);
    }

    [Fact]
    public void It_never_goes_back_and_a_timer_due_at_once_comes_with_the_next_call()
    {
        _time.GoTo(Start.AddSeconds(1));
        using var now = Timer("now", 0);
        Assert.Empty(_came);

        _time.GoTo(Start);

        Assert.Equal(Start.AddSeconds(1), _time.GetUtcNow());
        _time.GoTo(Start.AddSeconds(1));
        Assert.Equal(["now 1000"], _came);
    }

    [Fact]
    public void A_deadline_on_it_passes_when_its_time_has_come()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(50), _time);
        _time.GoTo(Start.AddMilliseconds(49));
        Assert.False(deadline.IsCancellationRequested);

        _time.GoTo(Start.AddMilliseconds(50));

        Assert.True(deadline.IsCancellationRequested);
    }

    private ITimer Timer(string name, int due, int period = -1) => _time.CreateTimer(
        _ => _came.Add(FormattableString.Invariant($"{name} {(_time.GetUtcNow() - Start).TotalMilliseconds}")), null, TimeSpan.FromMilliseconds(due), TimeSpan.FromMilliseconds(period));
}
