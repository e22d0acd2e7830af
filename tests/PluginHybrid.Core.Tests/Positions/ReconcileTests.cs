using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Positions;

/// <summary>Truth after a start or a gap: subscribe, read, merge without letting an older row win, announce.</summary>
[Category(Level.Failover)]
public sealed class ReconcileTests
{
    [Fact]
    public void All_pages_of_both_settle_coins_are_read_and_a_repeated_cursor_ends_a_list()
    {
        var session = Reading();

        session.Page("A%2C1", Rows.Held("AUSDT"));
        session.Page("B%2C2", Rows.Held("BUSDT"));
        session.Page("B%2C2", Rows.Held("CUSDT"));
        session.Page("C%2C3", Rows.Held("DPERP"));
        session.Page("");

        Golden.Equal("""
            reconcile.started attempt 1
            call read positions USDT
            call read positions USDT after A%2C1
            call read positions USDT after B%2C2
            call read positions USDC
            call read positions USDC after C%2C3
            reconcile.completed rows 4 corrected 4
            """, Reads(session));
    }

    [Fact]
    public void An_empty_page_ends_a_list_although_its_cursor_is_not_empty()
    {
        var session = Reading();

        session.Page("A%2C1", Rows.Held("AUSDT"));
        session.Page("A%2C1%2C2");
        session.Page("x");

        session.MustHaveTold("reconcile.completed rows 1 corrected 1");
    }

    [Fact]
    public void What_changed_in_the_gap_is_told_and_then_fresh_is_announced()
    {
        var session = SessionHarness.Live(Rows.Held("AUSDT"), Rows.Held("BUSDT"), Rows.Held("CUSDT"));
        session.Lose(session.Private);
        session.AdvanceBy(1);
        session.Told();

        session.ReopenPrivate(Rows.Flat("AUSDT", seq: 150, realised: 3m), Rows.Held("BUSDT", size: 2m, seq: 150), Rows.Held("CUSDT"), Rows.Held("DUSDT", seq: 150));

        Golden.Equal("""
            send private-2 auth expires 11s
            auth.success
            send private-2 subscribe position order execution wallet
            private.reconnected after 1s
            reconcile.started attempt 1
            call read positions USDT
            position.update BUSDT#0 Buy 2 mark 50000 pnl 0 by Reconciliation, Stale
            position.opened DUSDT#0 life 1 Buy 1 @ 50000 by Reconciliation
            position.update DUSDT#0 Buy 1 mark ? pnl ? by Reconciliation, Stale
            call read positions USDC
            send public-1 subscribe tickers.DUSDT
            call read position AUSDT
            position.closed AUSDT#0 life 1 realised 3 by Reconciliation
            reconcile.completed rows 4 corrected 3
            stream.fresh Private after 1s
            send public-1 unsubscribe tickers.AUSDT
            """, session.Told());
    }

    [Fact]
    public void A_leg_closed_and_opened_again_in_the_gap_is_two_lives()
    {
        var session = SessionHarness.Live(Rows.Held("AUSDT") with { OpenTime = Rows.Epoch });
        session.Lose(session.Private);
        session.AdvanceBy(1);
        session.Told();

        session.ReopenPrivate(Rows.Held("AUSDT", seq: 150) with { OpenTime = Rows.Epoch.AddSeconds(0.5) });

        var told = session.Told();
        Assert.Contains("position.closed AUSDT#0 life 1 realised ? by Reconciliation\nposition.opened AUSDT#0 life 2", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leg_that_the_list_leaves_out_is_closed_only_by_a_row_of_its_own()
    {
        var session = Reconnected(Rows.Held("AUSDT"));
        session.Page("");
        session.Page("");
        session.MustNotHaveTold("position.closed");

        session.Page("", Rows.Held("AUSDT"));

        session.MustHaveTold("reconcile.completed rows 1 corrected 0");
        Assert.Single(session.View.Positions);
    }

    [Fact]
    public void An_answer_without_any_row_for_a_held_symbol_is_a_failure_and_not_flat()
    {
        var session = Reconnected(Rows.Held("AUSDT"));
        session.Page("");
        session.Page("");

        session.Page("");

        session.MustHaveTold("reconcile.failed the venue's answer for AUSDT#0 has no row, not even a flat one; again in 1s");
        Assert.Single(session.View.Positions);
        Assert.False(session.View.Private.IsFresh);
    }

    [Fact]
    public void A_list_row_older_than_what_an_earlier_connection_said_is_a_lagging_answer()
    {
        // We knew seq 110 before the gap; an answer of seq 105 cannot tell what happened since.
        var session = Reconnected(Rows.Held("AUSDT", size: 2m, seq: 110));

        session.Page("", Rows.Held("AUSDT", size: 1m, seq: 105));

        session.MustHaveTold("reconcile.failed the venue's answer for AUSDT#0 is older than what its stream said; again in 1s");
        Assert.Equal(2m, session.View.Positions[0].Size);
        Assert.False(session.View.Private.IsFresh);
    }

    [Fact]
    public void A_lagging_answer_is_asked_for_again_until_it_has_caught_up()
    {
        var session = Reconnected(Rows.Held("AUSDT", size: 2m, seq: 110));
        session.Page("", Rows.Held("AUSDT", size: 1m, seq: 105));
        session.AdvanceBy(1);
        session.Told();

        session.Reconcile(Rows.Flat("AUSDT", seq: 120));

        session.MustHaveTold("position.closed AUSDT#0 life 1");
        Assert.True(session.View.Private.IsFresh);
    }

    [Fact]
    public void A_row_older_than_a_push_of_this_connection_never_wins_and_needs_no_second_read()
    {
        var session = Reconnected(Rows.Held("AUSDT", seq: 110));
        session.Push(Rows.Held("AUSDT", size: 3m, seq: 130));

        session.Reconcile(Rows.Held("AUSDT", size: 2m, seq: 120));

        session.MustHaveTold("reconcile.completed");
        Assert.Equal(3m, session.View.Positions[0].Size);
    }

    [Fact]
    public void A_close_pushed_while_the_read_is_under_way_is_not_undone_by_its_answer()
    {
        var session = Reconnected(Rows.Held("AUSDT", seq: 110));
        session.Push(Rows.Flat("AUSDT", seq: 130));

        session.Reconcile(Rows.Held("AUSDT", seq: 110));

        session.MustHaveTold("reconcile.completed");
        Assert.Empty(session.View.Positions);
    }

    [Fact]
    public void An_open_pushed_while_the_read_is_under_way_survives_a_list_without_it()
    {
        var session = Reconnected();
        session.Page("");
        session.Push(Rows.Held("AUSDT", seq: 130));

        session.Page("");

        session.MustHaveTold("reconcile.completed");
        Assert.Single(session.View.Positions);
    }

    [Fact]
    public void Live_frames_that_come_before_the_answer_and_the_answer_end_in_the_same_state_in_either_order()
    {
        var push = Rows.Held("AUSDT", size: 2m, seq: 130);
        var read = Rows.Held("AUSDT", size: 1m, seq: 120);
        var pushFirst = Reconnected();
        pushFirst.Push(push);
        pushFirst.Reconcile(read);
        var readFirst = Reconnected();
        readFirst.Reconcile(read);
        readFirst.Push(push);

        Assert.Equal(pushFirst.View.Positions, readFirst.View.Positions);
    }

    [Fact]
    public void A_switched_position_mode_closes_the_leg_that_no_longer_exists()
    {
        var session = Reconnected(Rows.Held("BTCUSDT", seq: 110));

        session.Reconcile(Rows.Held("BTCUSDT", idx: 1, seq: 130), Rows.Flat("BTCUSDT", idx: 2, seq: 120));

        session.MustHaveTold("position.closed BTCUSDT#0 life 1 realised ? by Reconciliation");
        Assert.Equal(["BTCUSDT#1"], session.View.Positions.Select(held => held.Key.ToString()));
    }

    [Fact]
    public void A_late_push_of_a_leg_closed_by_a_mode_switch_does_not_bring_it_back()
    {
        var session = Reconnected(Rows.Held("BTCUSDT", seq: 110));
        session.Reconcile(Rows.Held("BTCUSDT", idx: 1, seq: 130), Rows.Flat("BTCUSDT", idx: 2, seq: 120));
        session.Told();

        session.Say(session.Private, new PositionFrame(session.Now.AddSeconds(-0.5), [Rows.Held("BTCUSDT", seq: 110)]));

        session.MustNotHaveTold("position.opened");
    }

    [Fact]
    public void A_failed_read_leaves_everything_as_it_was_stale_and_is_tried_again_with_backoff()
    {
        var session = Reconnected(Rows.Held("AUSDT"));
        session.FailRead("HTTP 502");
        session.AdvanceBy(1);
        session.FailRead("HTTP 502");
        session.AdvanceBy(1.9);
        Golden.Equal("""
            reconcile.failed HTTP 502; again in 1s
            reconcile.started attempt 2
            call read positions USDT
            reconcile.failed HTTP 502; again in 2s
            """, session.Told());
        Assert.Single(session.View.Positions);
        Assert.False(session.View.Private.IsFresh);

        session.AdvanceBy(0.1);
        session.Reconcile(Rows.Held("AUSDT"));

        Assert.True(session.View.Private.IsFresh);
    }

    [Fact]
    public void A_time_named_by_the_venue_is_honoured_when_it_is_longer_than_the_backoff()
    {
        var session = Reconnected();
        session.FailRead("HTTP 403, banned", TimeSpan.FromMinutes(10));
        session.MustHaveTold("again in 600s");

        session.PassSeconds(599);
        session.MustNotHaveTold("reconcile.started");
        session.PassSeconds(1);

        session.MustHaveTold("reconcile.started attempt 2");
    }

    [Fact]
    public void A_shorter_time_named_by_the_venue_does_not_shorten_the_backoff()
    {
        var session = Reconnected();

        session.FailRead("10006", TimeSpan.FromMilliseconds(20));

        session.MustHaveTold("again in 1s");
    }

    [Fact]
    public void A_failure_in_the_middle_of_a_list_starts_from_the_first_page()
    {
        var session = Reconnected();
        session.Page("c1", Rows.Held("AUSDT"));
        session.FailRead();
        session.Told();

        session.AdvanceBy(1);

        session.MustHaveTold("call read positions USDT");
    }

    [Fact]
    public void A_call_that_is_never_answered_is_given_up_after_a_minute()
    {
        var session = Reconnected();

        session.PassSeconds(61);

        session.MustHaveTold("reconcile.failed no answer within 60 s; again in 1s");
    }

    [Fact]
    public void An_answer_of_another_kind_is_a_failure()
    {
        var session = Reconnected();

        session.Answer(new ClockMeasured(session.LastCall<ReadPositions>().Id, TimeSpan.Zero, TimeSpan.Zero));

        session.MustHaveTold("reconcile.failed an answer of an unexpected kind, ClockMeasured");
    }

    [Fact]
    public void A_loss_ends_the_read_and_its_late_answer_is_ignored()
    {
        var session = Reconnected();
        var old = session.LastCall<ReadPositions>();
        session.Lose(session.Private);
        session.Told();

        session.Answer(new PositionsRead(old.Id, session.Now, [Rows.Held("AUSDT")], ""));
        session.Answer(new RestFailed(old.Id, RestFailureKind.Transient, "late"));

        Golden.Equal("", session.Told());
        Assert.Empty(session.View.Positions);
    }

    [Fact]
    public void An_answer_to_an_earlier_attempt_is_ignored()
    {
        var session = Reconnected();
        var old = session.LastCall<ReadPositions>();
        session.FailRead();
        session.AdvanceBy(1);
        session.Told();

        session.Answer(new PositionsRead(old.Id, session.Now, [Rows.Held("AUSDT")], ""));

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void A_row_that_cannot_be_makes_the_read_fail_instead_of_calling_the_rest_the_truth()
    {
        var session = Reconnected();

        session.Page("", Rows.Held("AUSDT", side: Side.None));

        session.MustHaveTold("reconcile.failed the venue's answer for AUSDT#0 cannot be: size 1 and side None");
        Assert.Empty(session.View.Positions);
    }

    [Fact]
    public void Stale_for_counts_from_the_first_loss_when_the_stream_is_lost_again_before_it_is_fresh()
    {
        var session = SessionHarness.Live();
        session.Lose(session.Private);
        session.AdvanceBy(1);
        session.OpenPrivate();
        session.Authenticate();
        session.AdvanceBy(4);
        session.Lose(session.Private);
        session.AdvanceBy(2);

        session.ReopenPrivate();

        session.MustHaveTold("stream.fresh Private after 7s");
        Assert.Equal(TimeSpan.FromSeconds(2), session.View.Private.TimeToFresh);
    }

    /// <summary>A session whose first read has just begun.</summary>
    private static SessionHarness Reading()
    {
        var session = new SessionHarness();
        session.Start();
        session.OpenPrivate();
        session.Authenticate();
        return session;
    }

    /// <summary>A session that held these rows, lost its private stream, and has just begun to read again.</summary>
    private static SessionHarness Reconnected(params PositionRow[] before)
    {
        var session = SessionHarness.Live(before);
        session.Lose(session.Private);
        session.AdvanceBy(1);
        session.OpenPrivate();
        session.Authenticate();
        session.Told();
        return session;
    }

    private static string Reads(SessionHarness session) => string.Join(
        '\n', session.Effects.Lines.Where(line => line.StartsWith("reconcile.", StringComparison.Ordinal) || line.StartsWith("call read", StringComparison.Ordinal)));
}
