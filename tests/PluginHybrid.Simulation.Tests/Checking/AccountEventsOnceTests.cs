using PluginHybrid.Sdk.Events;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class AccountEventsOnceTests
{
    private readonly Bench _bench = new(new AccountEventsOnce());

    [Fact]
    public void Every_account_event_once_and_any_ticks_are_right()
    {
        Begin();
        _bench.Opened(Bench.Leg());
        _bench.Updated(Bench.Leg(), UpdateCause.Tick);
        _bench.Updated(Bench.Leg());
        _bench.Closed(Bench.Leg());
        Hear(1, EventNames.PositionOpened);
        Hear(3, EventNames.PositionUpdate);
        Hear(4, EventNames.PositionClosed);

        Assert.Equal("", AtTheEnd());
    }

    [Fact]
    public void An_event_that_is_left_out_is_told()
    {
        Begin();
        _bench.Opened(Bench.Leg());
        _bench.Updated(Bench.Leg());
        Hear(2, EventNames.PositionUpdate);

        Assert.Equal("missed", AtTheEnd());
    }

    [Fact]
    public void An_event_that_comes_twice_is_told()
    {
        Begin();
        _bench.Opened(Bench.Leg());
        Hear(1, EventNames.PositionOpened);
        Hear(1, EventNames.PositionOpened);

        Assert.Equal("twice", AtTheEnd());
    }

    [Fact]
    public void An_event_that_never_comes_is_told_at_the_end()
    {
        Begin();
        _bench.Opened(Bench.Leg());

        Assert.Equal("unheard", AtTheEnd());
    }

    [Fact]
    public void A_resync_stands_for_what_overflowed()
    {
        Begin();
        _bench.Opened(Bench.Leg());
        _bench.Updated(Bench.Leg());
        _bench.Updated(Bench.Leg());
        Hear(2, EventNames.Resync);
        Hear(3, EventNames.PositionUpdate);

        Assert.Equal("", AtTheEnd());
    }

    [Theory]
    [InlineData(2, "")]
    [InlineData(1, "miscounted")]
    [InlineData(3, "miscounted")]
    public void A_resync_counts_what_it_stands_for(long missed, string place)
    {
        Begin();
        _bench.Opened(Bench.Leg());
        _bench.Updated(Bench.Leg());
        _bench.Updated(Bench.Leg());
        Hear(1, EventNames.PositionOpened);
        _bench.Checker.PluginMisses(_bench.Sight, "trailing-stop", missed, 3);
        Hear(3, EventNames.Resync);

        Assert.Equal(place, AtTheEnd());
    }

    [Fact]
    public void An_instance_that_begins_is_owed_nothing_older_and_may_be_told_of_open_legs()
    {
        _bench.Opened(Bench.Leg());
        _bench.Updated(Bench.Leg());
        Begin();
        Hear(1, EventNames.PositionOpened);
        _bench.Closed(Bench.Leg());
        Hear(3, EventNames.PositionClosed);

        Assert.Equal("", AtTheEnd());
    }

    [Fact]
    public void An_instance_that_is_gone_is_owed_nothing()
    {
        Begin();
        _bench.Checker.PluginEnds(_bench.Sight, "trailing-stop");
        _bench.Opened(Bench.Leg());

        Assert.Equal("", AtTheEnd());
    }

    private void Begin() => _bench.Checker.PluginBegins(_bench.Sight, "trailing-stop");

    private void Hear(long sequence, string name) => _bench.Checker.PluginHears(_bench.Sight, "trailing-stop", name, sequence);

    private string AtTheEnd()
    {
        _bench.Checker.End(_bench.Sight);
        return _bench.Places;
    }
}
