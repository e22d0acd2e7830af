using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Pitfalls;

/// <summary>FACTS §9, "Connection life", as far as the core decides.</summary>
[Category(Level.Failover)]
public sealed class ConnectionPitfallTests
{
    [Theory]
    [InlineData(StreamKind.Private)]
    [InlineData(StreamKind.Public)]
    public void Pitfall_11_a_half_dead_socket_is_found_by_the_frames_that_do_not_come(StreamKind stream)
    {
        var session = SessionHarness.Live();
        var other = stream == StreamKind.Private ? session.Public : session.Private;
        for (var second = 0; second < 30; second++)
        {
            session.AdvanceBy(1);
            session.Say(other, new PongFrame(""));
        }

        session.MustHaveTold("no frame for 30 s and no pong within 10 s of the ping");
    }

    [Fact]
    public void Pitfall_12_a_ping_timeout_is_followed_by_dials_until_one_succeeds()
    {
        var session = SessionHarness.Live();
        session.AdvanceBy(30);
        for (var dial = 0; dial < 20; dial++)
        {
            session.Lose(session.Private, "HTTP 502 in the handshake");
            session.AdvanceBy(30);
        }

        session.ReopenPrivate();

        Assert.Equal((ConnectionState.Live, true), (session.View.Private.State, session.View.Private.IsFresh));
    }

    [Fact]
    public void Pitfall_13_an_error_during_resubscribe_leaves_no_flag_that_stops_the_next_try()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Lose(session.Private);
        session.AdvanceBy(1);
        session.OpenPrivate();
        session.AnswerAuth(success: true);
        session.Refuse(StreamKind.Private, SubscribeVerdict.NotAuthorized, null, "Request not authorized");
        session.AdvanceBy(2);

        session.ReopenPrivate(Rows.Held("BTCUSDT"));

        Assert.True(session.View.Private.IsFresh);
    }

    [Fact]
    public void Pitfall_14_a_reconnect_subscribes_everything_again_on_both_streams()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Lose(session.Private);
        session.Lose(session.Public);
        session.AdvanceBy(1);
        session.Told();

        session.Open(session.Public);
        session.OpenPrivate();
        session.AnswerAuth(success: true);

        var told = session.Told();
        Assert.Contains("send public-2 subscribe tickers.BTCUSDT", told, StringComparison.Ordinal);
        Assert.Contains("send private-2 subscribe position order execution wallet", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Pitfall_15_a_thousand_reconnects_leave_no_ping_timer_behind()
    {
        var session = SessionHarness.Live();
        for (var i = 0; i < 1_000; i++)
        {
            session.Lose(session.Private);
            session.Lose(session.Public);
            session.AdvanceBy(31);
            session.Open(session.Public);
            session.ReopenPrivate();
        }

        session.Told();
        session.AdvanceBy(20);

        Assert.Equal(2, session.Told().Split('\n').Count(line => line.EndsWith("ping", StringComparison.Ordinal)));
    }

    [Fact]
    public void Pitfall_18_reconnects_back_off_with_chance_and_stay_within_the_budget()
    {
        var session = new SessionHarness(chance: () => 0.999);
        session.Start();
        while (session.Now < Rows.Epoch.AddMinutes(5))
        {
            session.Lose(session.Private);
            session.Lose(session.Public);
            session.AdvanceBy(0.1);
        }

        // Half of 1, 2, 4, 8, 16 and then 15 s each: about 24 dials per stream in five minutes.
        Assert.InRange(session.Effects.Dials.Count, 40, 60);
    }

    [Fact]
    public void Pitfall_19_a_disconnect_that_nobody_announced_ends_fresh_again_by_itself()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Lose(session.Private);
        session.Lose(session.Public);
        session.AdvanceBy(1);
        session.Open(session.Public);
        session.ReopenPrivate(Rows.Held("BTCUSDT"));
        session.Snapshot("BTCUSDT", 50_000m);

        Assert.Equal((true, true), (session.View.Private.IsFresh, session.View.Public.IsFresh));
    }
}
