using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class NeverLooserTests
{
    private readonly Bench _bench = new(new NeverLooser());

    [Fact]
    public void Stops_that_come_nearer_are_right()
    {
        _bench.Change(Bench.Held(stop: 0), "person");
        _bench.Change(Bench.Held(stop: 90), "host");
        _bench.Change(Bench.Held(stop: 95), "host");
        _bench.Change(Bench.Held(stop: 110, life: 2, direction: -1), "host");
        _bench.Change(Bench.Held(stop: 105, life: 2, direction: -1), "host");

        Assert.Empty(_bench.Checker.Found);
    }

    [Theory]
    [InlineData(1, 90, 89)]
    [InlineData(1, 90, 0)]
    [InlineData(-1, 110, 111)]
    public void A_stop_that_the_host_moves_away_is_told(int direction, decimal from, decimal to)
    {
        _bench.Change(Bench.Held(stop: from, direction: direction), "host");
        _bench.Change(Bench.Held(stop: to, direction: direction), "host");

        Assert.Equal("stop", _bench.Places);
    }

    [Fact]
    public void A_trail_that_the_host_widens_is_told()
    {
        _bench.Change(Bench.Held(trail: 5), "host");
        _bench.Change(Bench.Held(trail: 6), "host");

        Assert.Equal("trail", _bench.Places);
    }

    [Fact]
    public void A_person_may_loosen_and_the_host_need_not_know_at_once()
    {
        _bench.Change(Bench.Held(stop: 90), "host");
        _bench.Change(Bench.Held(stop: 80), "person");
        _bench.Change(Bench.Held(stop: 95), "person");
        _bench.Seconds(5);
        _bench.Change(Bench.Held(stop: 91), "host");

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void What_was_sent_for_the_life_before_a_flip_and_came_to_the_next_does_not_bind_at_once()
    {
        _bench.Change(Bench.Held(trail: 0), "person");
        _bench.Change(Bench.Held(trail: 0, life: 2, direction: -1), "person");
        _bench.Change(Bench.Held(trail: 5, life: 2, direction: -1), "host");
        _bench.Change(Bench.Held(trail: 6, life: 2, direction: -1), "host");

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void A_life_that_follows_a_long_flat_time_binds_at_once()
    {
        _bench.Change(Bench.Held(trail: 0), "person");
        _bench.Seconds(60);
        _bench.Change(Bench.Held(trail: 5), "host");
        _bench.Change(Bench.Held(trail: 6), "host");

        Assert.Equal("trail", _bench.Places);
    }

    [Fact]
    public void A_persons_stop_binds_the_host_once_it_is_known()
    {
        _bench.Change(Bench.Held(stop: 95), "person");
        _bench.Sight.Held = [Bench.Leg(stop: 95)];
        _bench.Seconds(15);
        _bench.Change(Bench.Held(stop: 91), "host");

        Assert.Equal("stop", _bench.Places);
    }

    [Fact]
    public void A_trail_of_the_hosts_makes_a_persons_stop_no_stop_of_the_hosts()
    {
        _bench.Change(Bench.Held(stop: 90), "host");
        _bench.Change(Bench.Held(stop: 95), "person");
        _bench.Change(Bench.Held(stop: 95, trail: 5), "host");
        _bench.Change(Bench.Held(stop: 91, trail: 5), "host");

        Assert.Empty(_bench.Checker.Found);
    }
}
