using PluginHybrid.Sdk.Events;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class NeverNakedTests
{
    private readonly Bench _bench = new(new NeverNaked());

    [Fact]
    public void A_stop_that_moves_and_fires_is_right()
    {
        _bench.Change(Bench.Held(stop: 0), "person");
        _bench.Change(Bench.Held(stop: 90), "host");
        _bench.Change(Bench.Held(stop: 95), "host");
        _bench.Change(Bench.Held(0), "venue");
        _bench.Change(Bench.Held(stop: 0, life: 2), "person");

        Assert.Empty(_bench.Checker.Found);
    }

    [Theory]
    [InlineData("host")]
    [InlineData("venue")]
    public void A_stop_that_is_lost_while_the_leg_is_open_is_told(string cause)
    {
        _bench.Change(Bench.Held(stop: 90), "host");
        _bench.Change(Bench.Held(stop: 0), cause);

        Assert.Equal("lost-stop", _bench.Places);
    }

    [Fact]
    public void A_person_may_take_the_stop_away_and_a_trail_stands_for_it()
    {
        _bench.Change(Bench.Held(stop: 90), "host");
        _bench.Change(Bench.Held(stop: 0, trail: 5), "host");
        _bench.Change(Bench.Held(stop: 0), "person");

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void A_naked_leg_in_sight_of_the_host_is_told_when_the_watchdog_is_silent()
    {
        See();

        _bench.Seconds(120);

        Assert.Equal("no-alarm", _bench.Places);
    }

    [Fact]
    public void The_watchdogs_alarm_is_enough()
    {
        See();

        _bench.Seconds(60);
        _bench.Emit(new ProtectionAlarm(_bench.Stamp(), Bench.Key(), ProtectionLevel.Warning, TimeSpan.FromSeconds(30), "no stop"));
        _bench.Seconds(300);

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void A_host_that_was_down_or_stale_has_its_time_again()
    {
        See();
        for (var round = 0; round < 5; round++)
        {
            _bench.Seconds(80);
            _bench.Sight.Fresh.Remove(StreamKind.Private);
            _bench.Seconds(1);
            _bench.Sight.Fresh.Add(StreamKind.Private);
            _bench.Seconds(80);
            _bench.Restart();
        }

        Assert.Empty(_bench.Checker.Found);
    }

    private void See()
    {
        _bench.Sight.Legs = [Bench.Held()];
        _bench.Sight.Held = [Bench.Leg()];
    }
}
