using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Sequencing;

/// <summary>One number and one time per input, one input at a time.</summary>
[Category(Level.Unit)]
public sealed class SequencerTests
{
    private readonly FakeTimeProvider _time = new(Rows.Epoch);
    private readonly SessionHarness _parts = new();
    private readonly Sequencer _sequencer;

    public SequencerTests() => _sequencer = new Sequencer(_parts.Session, new SessionClock(_time));

    [Fact]
    public void Inputs_are_numbered_without_holes_and_timed_by_the_clock()
    {
        GoLive();
        _time.Advance(TimeSpan.FromSeconds(1));

        Push(Rows.Held("BTCUSDT"));
        Push(Rows.Held("BTCUSDT"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Push(Rows.Held("BTCUSDT", size: 2m, seq: 110));

        var opened = _parts.Effects.Events.OfType<PositionOpened>().Single().Stamp;
        var changed = _parts.Effects.Events.OfType<PositionUpdate>().Last().Stamp;
        Assert.Equal((opened.Input + 2, Rows.Epoch.AddSeconds(2)), (changed.Input, changed.ReceivedAt));
    }

    [Fact]
    public void A_wall_clock_that_is_set_back_turns_no_time_back()
    {
        var jumping = new JumpingTime(Rows.Epoch);
        var sequencer = new Sequencer(_parts.Session, new SessionClock(jumping));
        sequencer.Start();
        jumping.Wall = Rows.Epoch.AddHours(-5);
        jumping.Elapsed = TimeSpan.FromSeconds(3);

        sequencer.Opened(_parts.Public);
        jumping.Elapsed = TimeSpan.FromSeconds(2);
        sequencer.Watch("BTCUSDT", watch: true);
        sequencer.Frame(_parts.Public, _parts.BytesOf(Snapshot()));

        Assert.Equal(
            [Rows.Epoch.AddSeconds(3)],
            _parts.Effects.Events.Select(happened => happened.Stamp.ReceivedAt).Distinct());
    }

    [Fact]
    public void An_input_given_from_inside_a_handler_is_the_next_input_and_not_a_call_within()
    {
        GoLive();
        var depth = 0;
        _parts.Effects.OnEvent = happened =>
        {
            Assert.Equal(1, ++depth);
            if (happened is PositionOpened)
            {
                _sequencer.Watch("ETHUSDT", watch: true);
                _sequencer.Watch("SOLUSDT", watch: true);
                _sequencer.Frame(_parts.Private, _parts.BytesOf(new PositionFrame(Rows.Epoch, [Rows.Held("BTCUSDT", size: 2m, seq: 110)])));
            }

            depth--;
        };

        Push(Rows.Held("BTCUSDT"));

        Golden.Equal("""
            position.opened BTCUSDT#0 life 1 Buy 1 @ 50000 by PrivatePush
            position.update BTCUSDT#0 Buy 1 mark ? pnl ? by PrivatePush, Stale
            send public-1 subscribe tickers.BTCUSDT
            send public-1 subscribe tickers.ETHUSDT
            send public-1 subscribe tickers.SOLUSDT
            position.update BTCUSDT#0 Buy 2 mark ? pnl ? by PrivatePush, Stale
            """, _parts.Told());
        var inputs = _parts.Effects.Events.TakeLast(3).Select(happened => happened.Stamp.Input).ToArray();
        Assert.Equal([inputs[0], inputs[0], inputs[0] + 3], inputs);
    }

    [Fact]
    public void A_frame_given_from_inside_a_handler_may_be_overwritten_by_its_owner_at_once()
    {
        GoLive();
        var buffer = _parts.BytesOf(new PositionFrame(Rows.Epoch, [Rows.Held("BTCUSDT", size: 2m, seq: 110)]));
        _parts.Effects.OnEvent = happened =>
        {
            if (happened is PositionOpened)
            {
                _sequencer.Frame(_parts.Private, buffer);
                buffer.AsSpan().Clear();
            }
        };

        Push(Rows.Held("BTCUSDT"));

        Assert.Equal(2m, _sequencer.Read(view => view.Positions[0].Size));
    }

    [Fact]
    public void An_input_that_fails_does_not_block_the_next()
    {
        GoLive();
        _parts.Effects.OnEvent = _ => throw new InvalidOperationException("a shell that breaks its word");
        Assert.Throws<InvalidOperationException>(() => Push(Rows.Held("BTCUSDT")));
        _parts.Effects.OnEvent = null;

        Push(Rows.Held("ETHUSDT"));

        Assert.Equal(2, _sequencer.Read(view => view.Positions.Count));
    }

    [Fact]
    public void Threads_take_turns_and_every_input_has_its_own_number()
    {
        const int PerThread = 2_000;
        GoLive();
        var inside = 0;
        var most = 0;
        _parts.Effects.OnEvent = _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            Interlocked.Decrement(ref inside);
        };
        var frames = Enumerable.Range(0, 4).Select(thread => Enumerable.Range(0, PerThread)
            .Select(i => _parts.BytesOf(new PositionFrame(Rows.Epoch, [Rows.Held($"S{thread}USDT", size: i + 1, seq: 100 + i)])))
            .ToArray()).ToArray();
        var threads = frames.Select(mine => new Thread(() =>
        {
            foreach (var frame in mine)
            {
                _sequencer.Frame(_parts.Private, frame);
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        var updates = _parts.Effects.Events.OfType<PositionUpdate>().ToArray();
        Assert.Equal(1, most);
        Assert.Equal(4 * PerThread, updates.Length);
        Assert.Equal(4 * PerThread, updates.Select(update => update.Stamp.Input).Distinct().Count());
        Assert.All(_sequencer.Read(view => view.Positions), held => Assert.Equal(PerThread, held.Size));
    }

    [Fact]
    public void Every_kind_of_input_reaches_the_session()
    {
        _sequencer.Start();
        _sequencer.Opened(_parts.Public);
        _sequencer.Lost(_parts.Public, new SocketLoss("1006"));
        _time.Advance(TimeSpan.FromSeconds(1));
        _sequencer.TimerDue();
        _sequencer.Answered(new ClockMeasured(_parts.LastCall<MeasureClock>().Id, TimeSpan.FromSeconds(2), TimeSpan.Zero));
        _sequencer.Stop();

        Golden.Equal("""
            dial public-1
            call measure clock
            dial private-1
            public.connected
            close public-1: 1006
            public.disconnected 1006
            dial public-2
            close private-1: stopped
            close public-2: stopped
            """, _parts.Told());
        Assert.Equal(TimeSpan.FromSeconds(2), _sequencer.Read(view => view.ClockOffset));
    }

    [Fact]
    public void A_tick_allocates_nothing_from_the_sequencer_to_the_handler()
    {
        // What a tick allocates shows in every round; what the runtime allocates once, on its own account, does not.
        const int Rounds = 5;
        const int Ticks = 100_000;
        GoLive();
        Push(Rows.Held("BTCUSDT"));
        var snapshot = Snapshot();
        var bytes = _parts.BytesOf(snapshot);
        _sequencer.Frame(_parts.Public, bytes);
        snapshot.IsSnapshot = false;
        _parts.Effects.Silent = true;
        var allocated = new long[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Ticks; i++)
            {
                snapshot.CrossSequence++;
                _sequencer.Frame(_parts.Public, bytes);
            }

            allocated[round] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.True(
            allocated.Contains(0),
            $"Bytes allocated in {Rounds} rounds of {Ticks} ticks: {string.Join(", ", allocated)}. A tick must allocate nothing.");
    }

    private TickerFrame Snapshot() => new()
    {
        Symbol = _parts.Symbols.Add("BTCUSDT"),
        IsSnapshot = true,
        CrossSequence = 1,
        VenueTimeMs = Rows.Epoch.AddSeconds(60).ToUnixTimeMilliseconds(),
        Stated = TickerFields.All,
        MarkPrice = 50_000m,
    };

    private void GoLive()
    {
        _sequencer.Start();
        _sequencer.Opened(_parts.Public);
        _sequencer.Answered(new ClockMeasured(_parts.LastCall<MeasureClock>().Id, TimeSpan.Zero, TimeSpan.Zero));
        _sequencer.Opened(_parts.Private);
        Say(new AuthReply("", true, ""));
        Say(new SubscribeReply(_parts.LastSent<SubscribeRequest>(StreamKind.Private).ReqId, true, SubscribeVerdict.Confirmed, null, ""));
        for (var i = 0; i < 2; i++)
        {
            _sequencer.Answered(new PositionsRead(_parts.LastCall<ReadPositions>().Id, Rows.Epoch, [], ""));
        }

        _parts.Told();
    }

    private void Push(PositionRow row) => Say(new PositionFrame(Rows.Epoch, [row]));

    private void Say(WireFrame frame) => _sequencer.Frame(_parts.Private, _parts.BytesOf(frame));

    /// <summary>A clock whose two hands are set by hand.</summary>
    private sealed class JumpingTime(DateTimeOffset wall) : TimeProvider
    {
        public DateTimeOffset Wall { get; set; } = wall;

        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Wall;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
