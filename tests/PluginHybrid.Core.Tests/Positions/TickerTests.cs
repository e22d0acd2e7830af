using PluginHybrid.Core.Session;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Positions;

/// <summary>Ticker frames: merged field by field, ordered by <c>cs</c>, live once the first burst is over.</summary>
[Category(Level.Unit)]
public sealed class TickerTests
{
    [Fact]
    public void A_field_that_a_delta_leaves_out_is_unchanged()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        Say(session, Delta(session, 1_000, TickerFields.Last, last: 50_700m));

        var update = LastUpdate(session);

        Assert.Equal((50_000m, 50_700m, 0m), (update.MarkPrice, update.LastPrice, update.UnrealisedPnl));
    }

    [Fact]
    public void An_empty_field_does_not_apply_and_is_not_zero()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        Say(session, Delta(session, 1_000, TickerFields.Mark | TickerFields.Last, empty: TickerFields.Mark | TickerFields.Last));

        var update = LastUpdate(session);

        Assert.Equal((null, null, null), (update.MarkPrice, update.LastPrice, update.UnrealisedPnl));
        Assert.Equal(Freshness.Stale, update.Freshness);
    }

    [Fact]
    public void A_frame_with_a_cs_not_above_the_last_is_dropped_and_counted()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Tick("BTCUSDT", 50_100m, cs: 500);
        session.Told();

        session.Tick("BTCUSDT", 49_000m, cs: 499);
        session.Tick("BTCUSDT", 49_000m, cs: 500);

        Golden.Equal("", session.Told());
        Assert.Equal(2, session.View.Public.OldFrames);
    }

    [Fact]
    public void A_cs_that_jumps_is_no_gap()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Tick("BTCUSDT", 50_100m, cs: 1_000_000_000_000);

        session.MustHaveTold("mark 50100 pnl 100 by Tick, Fresh");
    }

    [Fact]
    public void A_snapshot_replaces_everything_also_what_it_leaves_out()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        var snapshot = Delta(session, 1_000, TickerFields.Mark, mark: 51_000m);
        snapshot.IsSnapshot = true;
        Say(session, snapshot);

        var update = LastUpdate(session);

        Assert.Equal((51_000m, null), (update.MarkPrice, update.LastPrice));
    }

    [Fact]
    public void A_snapshot_with_a_lower_cs_and_a_later_time_is_the_venue_restarted()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.AdvanceBy(1);
        session.Tick("BTCUSDT", 50_100m, cs: 1_000);
        session.AdvanceBy(1);

        session.Tick("BTCUSDT", 50_200m, snapshot: true, cs: 5);
        session.Tick("BTCUSDT", 50_300m, cs: 6);

        session.MustHaveTold("mark 50300 pnl 300 by Tick, Fresh");
    }

    [Fact]
    public void A_snapshot_with_a_lower_cs_and_an_earlier_time_is_old()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Tick("BTCUSDT", 50_100m, cs: 1_000);
        session.Told();

        session.Tick("BTCUSDT", 40_000m, snapshot: true, cs: 5, ageMs: 1_000);

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void A_snapshot_that_is_no_younger_than_a_stray_of_the_asking_before_is_taken()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.AdvanceBy(5);
        session.Push(Rows.Flat("BTCUSDT"));
        session.Push(Rows.Held("BTCUSDT", seq: 300));
        session.Tick("BTCUSDT", 50_100m, cs: 9_000);
        session.Told();

        session.Tick("BTCUSDT", 50_100m, snapshot: true, cs: 9_000);
        session.Tick("BTCUSDT", 50_200m, cs: 9_001);

        session.MustHaveTold("mark 50200 pnl 200 by Tick, Fresh");
    }

    [Fact]
    public void An_old_first_snapshot_is_taken_and_prices_are_live_only_after_the_burst()
    {
        var session = SessionHarness.Live();
        session.AdvanceBy(10);
        session.Push(Rows.Held("BTCUSDT"));
        session.Acknowledge();
        session.Told();

        session.Tick("BTCUSDT", 50_001m, snapshot: true, ageMs: 1_940);
        session.Tick("BTCUSDT", 50_002m, ageMs: 1_600);
        session.Tick("BTCUSDT", 50_003m, ageMs: 100);
        session.AdvanceBy(0.1);
        session.Tick("BTCUSDT", 50_004m, ageMs: 100);

        Golden.Equal("""
            position.update BTCUSDT#0 Buy 1 mark 50001 pnl 1 by Tick, Stale
            position.update BTCUSDT#0 Buy 1 mark 50002 pnl 2 by Tick, Stale
            position.update BTCUSDT#0 Buy 1 mark 50003 pnl 3 by Tick, Stale
            position.update BTCUSDT#0 Buy 1 mark 50004 pnl 4 by Tick, Fresh
            """, session.Told());
    }

    [Fact]
    public void A_clock_measured_over_a_slow_answer_does_not_hold_live_prices_back()
    {
        // The first REST answer of a process may take most of a second: the offset is then off by up to half of it.
        var session = new SessionHarness();
        session.Start();
        session.MeasureClock(offsetMs: 160, roundTripMs: 700);
        session.Open(session.Private);
        session.Open(session.Public);
        session.Authenticate();
        session.Reconcile(Rows.Held("BTCUSDT"));
        session.Acknowledge();
        session.Told();

        session.Tick("BTCUSDT", 50_001m, snapshot: true, ageMs: 10);

        session.MustHaveTold("position.update BTCUSDT#0 Buy 1 mark 50001 pnl 1 by Tick, Fresh");
    }

    [Fact]
    public void A_quiet_symbol_is_live_two_seconds_after_its_old_snapshot()
    {
        var session = new SessionHarness();
        session.Start();
        session.ReopenPrivate(Rows.Held("BTCUSDT"));
        session.Open(session.Public);
        session.Acknowledge();
        session.Tick("BTCUSDT", 50_001m, snapshot: true, ageMs: 500);
        session.Told();

        session.AdvanceBy(1.9);
        session.MustNotHaveTold("stream.fresh");
        session.AdvanceBy(0.1);

        session.MustHaveTold("stream.fresh Public after 2s");
    }

    [Fact]
    public void Without_a_measured_clock_the_burst_lasts_two_seconds()
    {
        var session = new SessionHarness();
        session.Start();
        session.Open(session.Private);
        session.AdvanceBy(3);
        session.Authenticate();
        session.Reconcile();
        session.Watch("BTCUSDT");
        session.Open(session.Public);
        session.Snapshot("BTCUSDT", 50_000m);
        session.Told();

        session.AdvanceBy(1.9);
        session.Tick("BTCUSDT", 50_001m);
        session.MustNotHaveTold("stream.fresh");
        session.AdvanceBy(0.2);

        session.MustHaveTold("stream.fresh Public");
    }

    [Fact]
    public void The_burst_is_told_by_the_venues_clock_and_not_by_ours()
    {
        // Our clock is 5 s behind: a frame made after we asked carries a time 5 s ahead of ours.
        var session = new SessionHarness();
        session.Start();
        session.MeasureClock(offsetMs: 5_000);
        session.Open(session.Private);
        session.Authenticate();
        session.Reconcile();
        session.Open(session.Public);
        session.Watch("BTCUSDT");
        session.Told();

        session.Tick("BTCUSDT", 50_000m, snapshot: true, ageMs: -4_000);
        Assert.False(IsLive(session));
        session.Tick("BTCUSDT", 50_000m, ageMs: -5_000);

        Assert.True(IsLive(session));
    }

    [Fact]
    public void After_a_loss_the_price_is_the_last_known_and_stale_until_a_new_snapshot()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Lose(session.Public);
        session.Push(Rows.Held("BTCUSDT", size: 2m, seq: 110));
        session.MustHaveTold("position.update BTCUSDT#0 Buy 2 mark 50000 pnl 0 by PrivatePush, Stale");
        session.AdvanceBy(1);
        session.Open(session.Public);
        session.Told();

        session.Tick("BTCUSDT", 50_100m, cs: 1);
        session.Tick("BTCUSDT", 50_200m, snapshot: true, cs: 2);

        Golden.Equal("""
            position.update BTCUSDT#0 Buy 2 mark 50100 pnl 200 by Tick, Stale
            ticker.subscribed BTCUSDT
            position.update BTCUSDT#0 Buy 2 mark 50200 pnl 400 by Tick, Fresh
            stream.fresh Public after 1s
            """, session.Told());
    }

    [Fact]
    public void A_ticker_whose_snapshot_was_lost_is_left_and_asked_for_anew()
    {
        var session = SessionHarness.Live();
        session.Push(Rows.Held("BTCUSDT"));
        session.Acknowledge();
        session.Tick("BTCUSDT", 50_100m);
        session.AdvanceBy(9.9);
        session.Told();

        session.AdvanceBy(0.1);

        Golden.Equal("""
            send public-1 unsubscribe tickers.BTCUSDT
            send public-1 subscribe tickers.BTCUSDT
            """, session.Told());
        Assert.Contains(session.Effects.Notes, note => note.Kind == NoteKind.Warning && note.Text.Contains("No snapshot came of tickers.BTCUSDT", StringComparison.Ordinal));

        session.Acknowledge();
        session.Snapshot("BTCUSDT", 50_200m);

        session.MustHaveTold("mark 50200 pnl 200 by Tick, Fresh");
    }

    [Fact]
    public void A_ticker_that_was_on_already_and_never_sent_its_snapshot_is_asked_for_anew()
    {
        var session = SessionHarness.Live();
        session.Push(Rows.Held("BTCUSDT"));
        session.Refuse(StreamKind.Public, SubscribeVerdict.AlreadySubscribed, "tickers.BTCUSDT");
        session.Told();

        session.AdvanceBy(10);

        session.MustHaveTold("unsubscribe tickers.BTCUSDT");
    }

    [Fact]
    public void Patience_with_a_snapshot_doubles_up_to_five_minutes_and_begins_anew_with_the_connection()
    {
        var session = SessionHarness.Live();
        session.Push(Rows.Held("BTCUSDT"));
        session.Acknowledge();

        int[] patience = [.. Enumerable.Range(0, 7).Select(_ => SecondsUntilAskedAnew(session))];
        session.Lose(session.Public);
        session.AdvanceBy(1);
        session.Open(session.Public);
        session.Acknowledge();

        Assert.Equal([10, 20, 40, 80, 160, 300, 300], patience);
        Assert.Equal(10, SecondsUntilAskedAnew(session));
    }

    [Fact]
    public void A_ticker_that_is_no_longer_needed_is_not_asked_for_anew()
    {
        var session = SessionHarness.Live();
        session.Push(Rows.Held("BTCUSDT"));
        session.Acknowledge();
        session.AdvanceBy(9);
        session.Push(Rows.Flat("BTCUSDT"));
        session.Told();

        session.AdvanceBy(4);

        session.MustNotHaveTold("subscribe tickers.BTCUSDT");
    }

    [Fact]
    public void A_ticker_of_a_symbol_nobody_asked_for_is_ignored()
    {
        var session = SessionHarness.Live();

        session.Say(session.Public, new TickerFrame { IsSnapshot = true, CrossSequence = 1, Stated = TickerFields.All });

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void A_symbol_that_somebody_else_put_into_the_table_does_no_harm()
    {
        var session = SessionHarness.Live();

        session.Tick("NOBODYUSDT", 1m, snapshot: true);

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void A_ticker_on_the_private_stream_is_ignored()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Say(session.Private, Delta(session, 1_000, TickerFields.Mark, mark: 1m));

        Golden.Equal("", session.Told());
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(0)]
    public void A_venue_time_beyond_every_calendar_stops_nothing(long venueTimeMs)
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        var frame = Delta(session, 1_000, TickerFields.Mark, mark: 50_100m);
        frame.VenueTimeMs = venueTimeMs;

        Say(session, frame);

        session.MustHaveTold("mark 50100 pnl 100 by Tick");
    }

    [Fact]
    public void The_view_shows_marks_by_symbol_in_ordinal_order()
    {
        var session = SessionHarness.Live(Rows.Held("SOLUSDT"), Rows.Held("BTCUSDT"), Rows.Held("ETHUSDT"));

        Assert.Equal(["BTCUSDT", "ETHUSDT", "SOLUSDT"], session.View.MarkPrices.Select(mark => mark.Key));
        Assert.Equal(["BTCUSDT", "ETHUSDT", "SOLUSDT"], session.View.SubscribedTickers);
    }

    private static bool IsLive(SessionHarness session) => session.View.Public.IsFresh && session.Session.View.MarkPrices.Count > 0
        && session.Effects.Wake > session.Now.AddSeconds(2.5);

    private static void Say(SessionHarness session, TickerFrame frame) => session.Say(session.Public, frame);

    private static PositionUpdate LastUpdate(SessionHarness session) => session.Effects.Events.OfType<PositionUpdate>().Last();

    private static TickerFrame Delta(
        SessionHarness session, long cs, TickerFields stated, decimal mark = 0, decimal last = 0, TickerFields empty = TickerFields.None) => new()
        {
            Symbol = session.Symbols.Add("BTCUSDT"),
            CrossSequence = cs,
            VenueTimeMs = session.Now.ToUnixTimeMilliseconds(),
            Stated = stated,
            Empty = empty,
            MarkPrice = mark,
            LastPrice = last,
        };

    private static int SecondsUntilAskedAnew(SessionHarness session)
    {
        var asked = session.Effects.Sent.Count(sent => sent.Request is UnsubscribeRequest);
        var seconds = 0;
        while (session.Effects.Sent.Count(sent => sent.Request is UnsubscribeRequest) == asked)
        {
            Assert.True(++seconds <= 600, "It was not asked for anew within ten minutes.");
            session.AdvanceBy(1);
            session.Say(session.Public, new PongFrame(""));
        }

        session.Acknowledge();
        return seconds;
    }
}
