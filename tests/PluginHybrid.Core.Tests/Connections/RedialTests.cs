using CsCheck;
using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Connections;

/// <summary>Dials, losses, waits between them, and callbacks that come too late.</summary>
[Category(Level.Failover)]
public sealed class RedialTests
{
    [Fact]
    public void A_dial_that_does_not_connect_within_ten_seconds_is_given_up_and_tried_again()
    {
        var session = new SessionHarness();
        session.Start();
        session.Open(session.Public);
        session.Told();

        session.AdvanceBy(10);
        Golden.Equal("close private-1: no connection within 10 s", session.Told());
        session.AdvanceBy(1);

        session.MustHaveTold("dial private-2");
    }

    [Fact]
    public void Waits_double_from_one_second_to_thirty()
    {
        var session = new SessionHarness();
        session.Start();
        session.Open(session.Public);

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], Waits(session, losses: 7));
    }

    [Fact]
    public void Chance_shortens_a_wait_by_up_to_half()
    {
        Gen.Select(Gen.Int[1, 100], Gen.Double[0, 0.999_999]).Sample(
            (attempt, chance) =>
            {
                var full = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), () => 0).DelayBefore(attempt);
                var jittered = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), () => chance).DelayBefore(attempt);

                Assert.InRange(full, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
                Assert.InRange(jittered, full / 2, full);
                Assert.InRange((full - jittered).TotalSeconds - (full.TotalSeconds * 0.5 * chance), -1e-6, 1e-6);
            },
            iter: 500);
    }

    [Fact]
    public void The_session_lends_its_chance_to_the_wait()
    {
        var session = new SessionHarness(chance: () => 0.5);
        session.Start();
        session.Open(session.Public);

        Assert.Equal([0.75, 1.5], Waits(session, losses: 2));
    }

    [Fact]
    public void Failures_are_forgotten_after_thirty_stable_seconds_and_not_before()
    {
        var session = SessionHarness.Live();
        Waits(session, losses: 3);
        session.ReopenPrivate();
        session.PassSeconds(29);
        Assert.Equal([8], Waits(session, losses: 1));

        session.ReopenPrivate();
        session.PassSeconds(30);

        Assert.Equal([1], Waits(session, losses: 1));
    }

    [Fact]
    public void Both_streams_share_one_budget_of_dials()
    {
        var session = new SessionHarness(new SessionOptions
        {
            Connections = new ConnectionOptions { DialsPerWindow = 5, DialWindow = TimeSpan.FromMinutes(5), BackoffCeiling = TimeSpan.FromSeconds(1) },
        });
        session.Start();
        for (var second = 0; second < 299; second++)
        {
            LoseAll(session);
            session.AdvanceBy(1);
        }

        Assert.Equal(5, session.Effects.Dials.Count);
        session.AdvanceBy(2);
        Assert.Equal(7, session.Effects.Dials.Count);
    }

    [Fact]
    public void The_default_budget_is_450_dials_in_any_five_minutes()
    {
        var session = new SessionHarness(new SessionOptions
        {
            Connections = new ConnectionOptions { BackoffFloor = TimeSpan.FromMilliseconds(100), BackoffCeiling = TimeSpan.FromMilliseconds(100) },
        });
        var dialled = new List<DateTimeOffset>();
        session.Start();
        while (session.Now < Rows.Epoch.AddMinutes(11))
        {
            LoseAll(session);
            while (dialled.Count < session.Effects.Dials.Count)
            {
                dialled.Add(session.Now);
            }

            session.AdvanceBy(0.1);
        }

        var most = dialled.Max(from => dialled.Count(at => at >= from && at < from.AddMinutes(5)));
        Assert.Equal(450, most);
    }

    [Fact]
    public void A_budget_or_a_wait_that_cannot_be_is_refused_in_words()
    {
        Assert.Contains("At least one dial", Assert.Throws<ArgumentOutOfRangeException>(() => new DialBudget(0, TimeSpan.FromMinutes(5))).Message, StringComparison.Ordinal);
        Assert.Contains("must be positive", Assert.Throws<ArgumentOutOfRangeException>(() => new Backoff(TimeSpan.Zero, TimeSpan.FromSeconds(1), () => 0)).Message, StringComparison.Ordinal);
        Assert.Contains("at least the floor", Assert.Throws<ArgumentOutOfRangeException>(() => new Backoff(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1), () => 0)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StreamKind.Private)]
    [InlineData(StreamKind.Public)]
    public void Late_callbacks_of_a_dead_socket_are_ignored_by_identity(StreamKind stream)
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        var dead = stream == StreamKind.Private ? session.Private : session.Public;
        session.Lose(dead);
        session.AdvanceBy(1);
        session.Told();
        var frames = session.View.Private.Frames + session.View.Public.Frames;

        session.Open(dead);
        session.Lose(dead);
        session.Say(dead, new PositionFrame(session.Now, [Rows.Flat("BTCUSDT", seq: 900)]));
        session.Say(dead, new TickerFrame { Symbol = session.Symbols.Add("BTCUSDT"), IsSnapshot = true, CrossSequence = 9_999, Stated = TickerFields.Mark, MarkPrice = 1m });

        Golden.Equal("", session.Told());
        Assert.Equal(frames, session.View.Private.Frames + session.View.Public.Frames);
    }

    [Theory]
    [InlineData(StreamKind.Private)]
    [InlineData(StreamKind.Public)]
    public void Frames_and_the_end_of_a_dead_socket_are_ignored_also_when_the_next_one_is_open(StreamKind stream)
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        var dead = stream == StreamKind.Private ? session.Private : session.Public;
        session.Lose(dead);
        session.AdvanceBy(1);
        if (stream == StreamKind.Private)
        {
            session.ReopenPrivate(Rows.Held("BTCUSDT"));
        }
        else
        {
            session.Open(session.Public);
        }

        session.Told();

        session.Say(dead, new PositionFrame(session.Now, [Rows.Flat("BTCUSDT", seq: 900)]));
        session.Say(dead, new TickerFrame { Symbol = session.Symbols.Add("BTCUSDT"), IsSnapshot = true, CrossSequence = 9_999, Stated = TickerFields.Mark, MarkPrice = 1m });
        session.Lose(dead);

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void A_socket_that_opens_after_it_was_given_up_is_ignored()
    {
        var session = new SessionHarness();
        session.Start();
        session.MeasureClock();
        session.AdvanceBy(10);
        session.Told();

        session.Open(new ConnectionId(StreamKind.Private, 1));

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void A_loss_of_a_live_stream_is_told_once_and_so_is_its_return()
    {
        var session = SessionHarness.Live();

        session.Lose(session.Private, "1006");
        session.AdvanceBy(1);
        session.Lose(session.Private, "HTTP 502 in the handshake");
        session.AdvanceBy(2);
        session.ReopenPrivate();

        Golden.Equal("""
            close private-1: 1006
            private.disconnected 1006
            stream.stale Private: 1006
            call measure clock
            dial private-2
            close private-2: HTTP 502 in the handshake
            call measure clock
            dial private-3
            send private-3 auth expires 13s
            auth.success
            send private-3 subscribe position order execution wallet
            private.reconnected after 3s
            reconcile.started attempt 1
            call read positions USDT
            call read positions USDC
            reconcile.completed rows 0 corrected 0
            stream.fresh Private after 3s
            """, session.Told());
        Assert.Equal((3, 1, "HTTP 502 in the handshake"), (session.View.Private.Dials, session.View.Private.Reconnects, session.View.Private.LastProblem));
    }

    [Fact]
    public void One_lost_stream_leaves_the_other_alone()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Lose(session.Public);
        session.Push(Rows.Held("BTCUSDT", size: 2m, seq: 110));

        session.MustHaveTold("position.update BTCUSDT#0 Buy 2");
        Assert.True(session.View.Private.IsFresh);
    }

    [Fact]
    public void Every_ticker_that_was_wanted_is_asked_for_again_after_a_loss_and_those_being_left_are_not()
    {
        var session = SessionHarness.Live(Rows.Held("AUSDT"), Rows.Held("BUSDT"), Rows.Held("CUSDT"));
        session.Push(Rows.Flat("BUSDT"));
        session.Lose(session.Public);
        session.AdvanceBy(1);
        session.Told();

        session.Open(session.Public);

        session.MustHaveTold("send public-2 subscribe tickers.AUSDT tickers.CUSDT");
    }

    [Fact]
    public void What_is_wanted_or_left_during_the_outage_counts_when_the_stream_is_back()
    {
        var session = SessionHarness.Live(Rows.Held("AUSDT"), Rows.Held("BUSDT"));
        session.Lose(session.Public);
        session.Push(Rows.Flat("AUSDT"), Rows.Held("CUSDT"));
        session.AdvanceBy(1);

        session.Open(session.Public);

        session.MustHaveTold("send public-2 subscribe tickers.BUSDT tickers.CUSDT");
    }

    [Fact]
    public void A_stop_closes_both_streams_says_so_and_leaves_nothing_due()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Stop();

        Golden.Equal("""
            close private-1: stopped
            private.disconnected stopped
            stream.stale Private: stopped
            close public-1: stopped
            public.disconnected stopped
            stream.stale Public: stopped
            """, session.Told());
        Assert.Equal(DateTimeOffset.MaxValue, session.Effects.Wake);
    }

    [Fact]
    public void A_stop_in_the_middle_of_a_read_leaves_nothing_due()
    {
        var session = new SessionHarness();
        session.Start();
        session.OpenPrivate();
        session.Authenticate();
        session.MustHaveTold("call read positions USDT");

        session.Stop();

        Assert.Equal(DateTimeOffset.MaxValue, session.Effects.Wake);
    }

    [Fact]
    public void Whatever_comes_after_a_stop_changes_nothing()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Stop();
        session.Told();

        session.Push(Rows.Flat("BTCUSDT"));
        session.Snapshot("BTCUSDT", 1m);
        session.MeasureClock();
        session.Open(session.Private);
        session.Lose(session.Public);
        session.TimerDue();
        session.Stop();

        Golden.Equal("", session.Told());
        Assert.Equal(DateTimeOffset.MaxValue, session.Effects.Wake);
    }

    [Fact]
    public void A_start_after_a_stop_begins_anew_and_keeps_what_was_watched()
    {
        var session = SessionHarness.Live();
        session.Watch("BTCUSDT");
        session.Stop();
        session.AdvanceBy(3_600);
        session.Told();

        session.Start();
        session.Open(session.Public);
        session.ReopenPrivate();

        session.MustHaveTold("send public-2 subscribe tickers.BTCUSDT");
        Assert.Equal((ConnectionState.Live, ConnectionState.Live), (session.View.Private.State, session.View.Public.State));
        Assert.Equal(TimeSpan.Zero, session.View.Private.TimeToFresh);
    }

    [Fact]
    public void A_second_start_changes_nothing()
    {
        var session = SessionHarness.Live();
        session.Lose(session.Private);
        session.AdvanceBy(0.5);
        session.Told();

        session.Start();
        session.AdvanceBy(0.5);
        session.ReopenPrivate();

        session.MustHaveTold("private.reconnected after 1s");
    }

    [Fact]
    public void A_stop_before_a_start_changes_nothing()
    {
        var session = new SessionHarness();

        session.Stop();

        Golden.Equal("", session.Told());
    }

    private static void LoseAll(SessionHarness session)
    {
        session.Lose(session.Private);
        session.Lose(session.Public);
    }

    /// <summary>Loses the private stream some times in a row; the seconds until each redial.</summary>
    private static double[] Waits(SessionHarness session, int losses)
    {
        var waits = new double[losses];
        for (var i = 0; i < losses; i++)
        {
            var dials = session.Effects.Dials.Count;
            var lostAt = session.Now;
            session.Lose(session.Private);
            while (session.Effects.Dials.Count == dials)
            {
                session.AdvanceBy(0.25);
                session.Say(session.Public, new PongFrame(""));
            }

            waits[i] = (session.Now - lostAt).TotalSeconds;
        }

        return waits;
    }
}
