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
    public void Lives_in_order_are_right_and_a_restart_goes_on_with_them()
    {
        for (var life = 1; life < 7; life += 2)
        {
            var seq = 10 * life;
            _bench.Opened(Bench.Leg(life: life, seq: seq + 5));
            _bench.Updated(Bench.Leg(life: life, seq: seq + 5), UpdateCause.Tick, 1);
            _bench.Updated(Bench.Leg(life: life, seq: seq + 9), UpdateCause.Tick, 2);
            _bench.Closed(Bench.Leg(life: life, seq: seq + 9));
            _bench.Opened(Bench.Leg(life: life + 1, seq: seq + 10));
            _bench.Restart();
            _bench.Opened(Bench.Leg(life: life + 1, seq: seq + 10));
            _bench.Updated(Bench.Leg(life: life + 1, seq: seq + 10));
            _bench.Restart();
            _bench.Closed(Bench.Leg(life: life + 1, seq: seq + 10));
        }

        _bench.Checker.End(_bench.Sight);

        Assert.Empty(_bench.Checker.Found);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_life_that_an_older_row_begins_is_told(bool afterRestart)
    {
        _bench.Opened(Bench.Leg(life: 1, seq: 10));
        if (afterRestart) _bench.Restart();
        _bench.Closed(Bench.Leg(life: 1, seq: 10));

        _bench.Opened(Bench.Leg(life: 2, seq: 9));

        Assert.Equal("older-seq", _bench.Places);
    }

    [Fact]
    public void What_did_not_reach_the_disk_may_be_told_again()
    {
        _bench.Opened(Bench.Leg(), durable: false);
        _bench.Restart();
        _bench.Opened(Bench.Leg());
        _bench.Closed(Bench.Leg(), durable: false);
        _bench.Restart();
        _bench.Closed(Bench.Leg());

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void A_close_that_reached_the_disk_and_is_told_again_is_told()
    {
        _bench.Opened(Bench.Leg());
        _bench.Closed(Bench.Leg());
        _bench.Restart();
        _bench.Closed(Bench.Leg());

        Assert.Equal("closed-again", _bench.Places);
    }

    [Fact]
    public void Lives_that_begin_at_one_again_after_a_restart_are_told()
    {
        _bench.Opened(Bench.Leg());
        _bench.Closed(Bench.Leg());
        _bench.Restart();
        _bench.Opened(Bench.Leg());

        Assert.Equal("life", _bench.Places);
    }

    [Fact]
    public void A_later_life_before_the_stored_one_closed_is_told()
    {
        _bench.Opened(Bench.Leg());
        _bench.Restart();
        _bench.Opened(Bench.Leg(life: 2));

        Assert.Equal("unclosed", _bench.Places);
    }

    [Fact]
    public void Another_position_under_the_number_of_the_stored_life_is_told()
    {
        _bench.Opened(Bench.Leg());
        _bench.Restart();
        _bench.Opened(Bench.Leg() with { OpenedAt = DateTimeOffset.UnixEpoch.AddSeconds(9) });
        _bench.Closed(Bench.Leg());
        _bench.Opened(Bench.Leg(life: 2));
        _bench.Restart();
        _bench.Opened(Bench.Leg(life: 2, side: Side.Sell));

        Assert.Equal("life-reused life-reused", _bench.Places);
    }

    [Fact]
    public void Opening_the_stored_life_twice_in_one_process_is_told()
    {
        _bench.Opened(Bench.Leg());
        _bench.Restart();
        _bench.Opened(Bench.Leg());
        _bench.Opened(Bench.Leg());

        Assert.Equal("opened-twice life", _bench.Places);
    }

    [Fact]
    public void A_stored_life_of_which_nothing_is_told_by_the_end_is_told()
    {
        _bench.Opened(Bench.Leg());
        _bench.Restart();
        _bench.Checker.End(_bench.Sight);

        Assert.Equal("untold", _bench.Places);
    }

    [Theory]
    [InlineData(StreamKind.Public, "")]
    [InlineData(StreamKind.Private, "untold")]
    public void A_stored_life_of_which_nothing_is_told_before_positions_are_fresh_is_told(StreamKind fresh, string places)
    {
        _bench.Opened(Bench.Leg());
        _bench.Restart();
        _bench.Emit(new StreamFresh(_bench.Stamp(), fresh, TimeSpan.Zero));

        Assert.Equal(places, _bench.Places);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void An_event_before_the_store_knows_of_it_is_told(bool openedKept, bool closedKept)
    {
        _bench.Opened(Bench.Leg(), kept: openedKept);
        _bench.Closed(Bench.Leg(), kept: closedKept);

        Assert.Equal("unkept", _bench.Places);
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
