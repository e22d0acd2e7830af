using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class EventOrderTests
{
    private readonly Bench _bench = new(new EventOrder());

    [Fact]
    public void Two_lives_in_order_are_right_and_a_restart_begins_anew()
    {
        for (var process = 0; process < 2; process++)
        {
            _bench.Opened(Bench.Leg(seq: 5));
            _bench.Updated(Bench.Leg(seq: 5), UpdateCause.Tick, 1);
            _bench.Updated(Bench.Leg(seq: 9), UpdateCause.Tick, 2);
            _bench.Closed(Bench.Leg(seq: 9));
            _bench.Opened(Bench.Leg(life: 2, seq: 10));
            _bench.Updated(Bench.Leg(life: 2, seq: 10));
            _bench.Restart();
        }

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void An_update_for_a_flat_leg_is_told()
    {
        _bench.Updated(Bench.Leg());
        _bench.Opened(Bench.Leg());
        _bench.Closed(Bench.Leg());
        _bench.Updated(Bench.Leg());

        Assert.Equal("update-flat update-flat", _bench.Places);
    }

    [Fact]
    public void Opening_or_closing_twice_is_told()
    {
        _bench.Opened(Bench.Leg());
        _bench.Opened(Bench.Leg(life: 2));
        _bench.Closed(Bench.Leg(life: 2));
        _bench.Closed(Bench.Leg(life: 2));

        Assert.Equal("opened-twice closed-flat", _bench.Places);
    }

    [Fact]
    public void A_life_that_is_left_out_is_told()
    {
        _bench.Opened(Bench.Leg(life: 2));

        Assert.Equal("life", _bench.Places);
    }

    [Fact]
    public void An_older_seq_after_a_newer_one_is_told()
    {
        _bench.Opened(Bench.Leg(seq: 5));
        _bench.Updated(Bench.Leg(seq: 4));

        Assert.Equal("older-seq", _bench.Places);
    }

    [Fact]
    public void A_leg_that_turns_within_a_life_is_told()
    {
        _bench.Opened(Bench.Leg());
        _bench.Updated(Bench.Leg(side: Side.Sell));

        Assert.Equal("turned", _bench.Places);
    }

    [Fact]
    public void An_older_price_after_a_newer_one_is_told()
    {
        _bench.Opened(Bench.Leg());
        _bench.Updated(Bench.Leg(), UpdateCause.Tick, 2);
        _bench.Updated(Bench.Leg(), UpdateCause.Tick, 1);

        Assert.Equal("older-cs", _bench.Places);
    }

    [Fact]
    public void A_hole_in_the_sequence_and_an_older_input_are_told()
    {
        _bench.Emit(new StreamStale(_bench.Stamp(5), StreamKind.Public, "x"));
        _bench.Stamp();
        _bench.Emit(new StreamStale(_bench.Stamp(4), StreamKind.Public, "x"));

        Assert.Equal("sequence input", _bench.Places);
    }
}
