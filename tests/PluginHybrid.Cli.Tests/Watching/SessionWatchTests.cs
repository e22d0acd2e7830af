using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Cli.Tests.Running;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using PluginHybrid.Watching;

namespace PluginHybrid.Cli.Tests.Watching;

[Category(Level.Unit)]
public sealed class SessionWatchTests
{
    private readonly SessionWatch _watch = new(new FakeTimeProvider(Sessions.Noon));

    [Fact]
    public void A_tick_moves_the_board_and_the_latency_but_is_no_line_to_read()
    {
        _watch.OnUpdate(Sessions.Tick(Sessions.Long(), 65_120m, late: TimeSpan.FromMilliseconds(5)));

        Assert.Equal(65_120m, Assert.Single(_watch.Board.Read()).MarkPrice);
        Assert.Equal(5, _watch.Ticks.Figures()!.Max);
        Assert.Empty(_watch.History.Since(0).Events);
        Assert.Equal([(EventNames.PositionUpdate, 1L)], _watch.Tally.Read());
    }

    [Fact]
    public void A_venue_whose_clock_is_ahead_does_not_look_faster()
    {
        _watch.ClockOffset = TimeSpan.FromMilliseconds(300);
        _watch.OnUpdate(Sessions.Tick(Sessions.Long(), 65_120m, late: TimeSpan.FromMilliseconds(-290)));

        Assert.Equal(10, _watch.Ticks.Figures()!.Max);
    }

    [Fact]
    public void A_tick_allocates_nothing()
    {
        var tick = Sessions.Tick(Sessions.Long(), 65_120m);
        for (var warm = 0; warm < 1000; warm++)
        {
            _watch.OnUpdate(in tick);
        }

        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var number = 0; number < 10_000; number++)
            {
                _watch.OnUpdate(in tick);
            }
        }));
    }

    [Fact]
    public void Legs_come_and_go_with_their_events()
    {
        _watch.OnOther(new PositionOpened(Sessions.Stamp(), Sessions.Short(), Sessions.Noon, UpdateCause.PrivatePush));
        _watch.OnOther(new PositionOpened(Sessions.Stamp(), Sessions.Long(), Sessions.Noon, UpdateCause.PrivatePush));

        Assert.Equal(["BTCUSDT#0", "DOGEUSDT#2"], _watch.Board.Read().Select(held => held.Position.Key.ToString()));

        _watch.OnOther(new PositionClosed(Sessions.Stamp(), Sessions.Long(), 1m, Sessions.Noon, UpdateCause.PrivatePush));

        Assert.Equal("DOGEUSDT#2", Assert.Single(_watch.Board.Read()).Position.Key.ToString());
    }

    [Fact]
    public void It_was_fresh_only_when_both_halves_were_at_once()
    {
        _watch.OnOther(new StreamFresh(Sessions.Stamp(), StreamKind.Private, TimeSpan.Zero));
        _watch.OnOther(new StreamStale(Sessions.Stamp(), StreamKind.Private, "lost"));
        _watch.OnOther(new StreamFresh(Sessions.Stamp(), StreamKind.Public, TimeSpan.Zero));
        Assert.False(_watch.WasFresh);

        _watch.OnOther(new StreamFresh(Sessions.Stamp(), StreamKind.Private, TimeSpan.Zero));
        Assert.True(_watch.WasFresh);
    }

    [Fact]
    public void Only_a_final_refusal_is_one()
    {
        _watch.OnOther(new AuthFailed(Sessions.Stamp(), "no answer", false, "nothing"));
        Assert.Null(_watch.Refusal);

        _watch.OnOther(new AuthFailed(Sessions.Stamp(), "Params Error", true, "the key"));
        Assert.Equal("Params Error", _watch.Refusal!.Value.Reason);
    }

    [Fact]
    public void A_key_that_may_not_read_is_refused_at_the_second_read_in_a_row()
    {
        var refused = new ReconcileFailed(Sessions.Stamp(), "10005 permission denied", TimeSpan.FromSeconds(1)) { Failure = ReadFailure.Key };
        _watch.OnOther(refused);
        _watch.OnOther(refused with { Failure = ReadFailure.Transient });
        _watch.OnOther(refused);
        Assert.Null(_watch.RefusedRead);

        _watch.OnOther(refused);
        Assert.Equal("10005 permission denied", _watch.RefusedRead!.Value.Reason);
    }

    [Fact]
    public void A_slow_reader_misses_events_and_is_told_how_many()
    {
        var history = new EventHistory(4);
        for (var number = 1; number <= 6; number++)
        {
            history.Add(new AuthSucceeded(Sessions.Stamp(number)));
        }

        var (events, missed, next) = history.Since(1);

        Assert.Equal([3L, 4, 5, 6], events.Select(happened => happened.Stamp.Sequence));
        Assert.Equal((1L, 6L), (missed, next));
        Assert.Empty(history.Since(next).Events);
    }
}
