using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Connections;

/// <summary>The key: when it is shown, on whose clock it expires, and what a refusal means.</summary>
[Category(Level.Unit)]
public sealed class AuthTests
{
    [Fact]
    public void Nothing_is_subscribed_before_the_venue_took_the_key()
    {
        var session = Opened();
        session.AdvanceBy(1);
        Assert.IsType<AuthRequest>(Assert.Single(session.Effects.Sent).Request);

        session.AnswerAuth(success: true);

        session.MustHaveTold("auth.success\nsend private-1 subscribe position order execution wallet");
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(-4_000, 6)]
    [InlineData(90_000, 100)]
    public void The_signature_expires_ten_seconds_ahead_on_the_venues_clock(double offsetMs, double seconds)
    {
        var session = new SessionHarness();
        session.Start();
        session.MeasureClock(offsetMs);

        session.Open(session.Private);

        Assert.Equal(Rows.Epoch.AddSeconds(seconds).ToUnixTimeMilliseconds(), session.LastSent<AuthRequest>(StreamKind.Private).ExpiresMs);
    }

    [Fact]
    public void An_open_socket_waits_for_the_clock_and_authenticates_when_it_is_measured()
    {
        var session = new SessionHarness();
        session.Start();
        session.Open(session.Private);
        session.AdvanceBy(1);
        Assert.Empty(session.Effects.Sent);

        session.MeasureClock(offsetMs: 250);

        session.MustHaveTold("send private-1 auth expires 11.25s");
    }

    [Fact]
    public void After_three_seconds_without_a_clock_it_authenticates_by_its_own()
    {
        var session = new SessionHarness();
        session.Start();
        session.Open(session.Private);
        session.Answer(new RestFailed(session.LastCall<MeasureClock>().Id, RestFailureKind.Transient, "no route"));
        session.Told();

        session.AdvanceBy(2.9);
        session.MustNotHaveTold("auth");
        session.AdvanceBy(0.1);

        session.MustHaveTold("send private-1 auth expires 13s");
        Assert.Contains(session.Effects.Notes, note => note.Text == "The venue's clock could not be measured: no route");
    }

    [Fact]
    public void A_clock_measured_late_does_not_authenticate_twice()
    {
        var session = new SessionHarness();
        session.Start();
        session.Open(session.Private);
        session.AdvanceBy(3);
        session.Told();

        session.MeasureClock();

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void No_answer_within_five_seconds_is_told_and_dialled_again_for_ever()
    {
        var session = Opened();
        session.Told();

        session.AdvanceBy(5);

        Golden.Equal("""
            auth.failed no answer to auth within 5 s
            close private-1: no answer to auth
            """, session.Told());
        session.AdvanceBy(1);
        session.MustHaveTold("dial private-2");
        var advice = session.Effects.Events.OfType<AuthFailed>().Single();
        Assert.Equal((false, "The venue did not answer; it is tried again. Nothing to check unless this goes on."), (advice.IsFinal, advice.WhatToCheck));
    }

    [Fact]
    public void A_first_refusal_measures_the_clock_again_and_tries_once_more()
    {
        var session = Opened();
        session.Told();

        session.AnswerAuth(success: false, "Params Error");
        session.AdvanceBy(1);
        session.Open(session.Private);
        session.MeasureClock(offsetMs: 7_000);
        session.AnswerAuth(success: true);

        Golden.Equal("""
            auth.failed Params Error
            close private-1: auth refused: Params Error
            call measure clock
            dial private-2
            send private-2 auth expires 18s
            auth.success
            send private-2 subscribe position order execution wallet
            """, session.Told());
    }

    [Fact]
    public void A_second_refusal_is_final_and_says_what_to_check()
    {
        var session = RefusedTwice(offsetMs: -1_200);

        session.MustHaveTold("auth.failed Params Error (final)\nclose private-2: the venue refused the key: Params Error");
        Assert.Equal(ConnectionState.Failed, session.View.Private.State);
        var advice = session.Effects.Events.OfType<AuthFailed>().Last().WhatToCheck;
        Assert.Equal(
            "Check that (1) the key was made for testnet, each environment has keys of its own; (2) key and secret belong together "
            + "and are complete; (3) the key has not expired, keys without an IP binding live 90 days; "
            + "(4) the clock: the clock differs from the venue's by -1200 ms, which is allowed for.",
            advice);
    }

    [Fact]
    public void When_the_clock_could_not_be_measured_again_the_advice_says_so_and_not_the_old_figure()
    {
        var session = RefusedTwice(offsetMs: null);

        Assert.Contains(
            "the venue's clock could not be measured",
            session.Effects.Events.OfType<AuthFailed>().Last().WhatToCheck,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_new_measurement_of_the_clock_only_the_fifth_refusal_is_final()
    {
        var session = RefusedTwice(offsetMs: null);

        for (var refusal = 3; refusal <= 5; refusal++)
        {
            Assert.Equal(ConnectionState.BackingOff, session.View.Private.State);
            session.AdvanceBy(Math.Pow(2, refusal - 2));
            session.Open(session.Private);
            session.AdvanceBy(3);
            session.AnswerAuth(success: false, "Params Error");
        }

        Assert.Equal(ConnectionState.Failed, session.View.Private.State);
        Assert.True(session.Effects.Events.OfType<AuthFailed>().Last().IsFinal);
    }

    [Fact]
    public void A_failed_private_stream_asks_for_nothing_more_and_the_public_one_goes_on()
    {
        var session = RefusedTwice(offsetMs: 0);
        session.Open(session.Public);
        session.Told();

        for (var minute = 0; minute < 10; minute++)
        {
            session.AdvanceBy(20);
            session.Say(session.Public, new PongFrame(""));
        }

        session.MustNotHaveTold("private");
        Assert.Equal(ConnectionState.Live, session.View.Public.State);
    }

    [Fact]
    public void A_start_after_a_refused_key_tries_the_key_anew()
    {
        var session = RefusedTwice(offsetMs: 0);
        session.Told();

        session.Start();
        session.MustHaveTold("dial private-3");
        session.OpenPrivate();
        session.AnswerAuth(success: false, "Params Error");

        Assert.False(session.Effects.Events.OfType<AuthFailed>().Last().IsFinal);
    }

    [Fact]
    public void An_accepted_key_forgives_an_earlier_refusal()
    {
        var session = Opened();
        session.AnswerAuth(success: false, "Params Error");
        session.AdvanceBy(1);
        session.ReopenPrivate();
        session.Lose(session.Private);
        session.AdvanceBy(60);
        session.OpenPrivate();

        session.AnswerAuth(success: false, "Params Error");

        Assert.False(session.Effects.Events.OfType<AuthFailed>().Last().IsFinal);
    }

    [Fact]
    public void Not_authorized_in_an_answer_begins_the_connection_anew()
    {
        var session = Opened();
        session.AnswerAuth(success: true);
        session.Told();

        session.Refuse(StreamKind.Private, SubscribeVerdict.NotAuthorized, null, "Request not authorized");

        session.MustHaveTold("close private-1: the venue no longer takes the session as authenticated: Request not authorized");
        session.AdvanceBy(1);
        session.MustHaveTold("dial private-2");
    }

    [Fact]
    public void An_answer_to_auth_that_nobody_waits_for_is_ignored()
    {
        var session = SessionHarness.Live();

        session.Say(session.Private, new AuthReply("77", false, "Params Error"));
        session.Say(session.Public, new AuthReply("78", false, "Params Error"));

        Golden.Equal("", session.Told());
    }

    [Fact]
    public void The_position_topic_refused_makes_the_stream_no_use_and_it_dials_again()
    {
        var session = Opened();
        session.AnswerAuth(success: true);
        session.Refuse(StreamKind.Private, SubscribeVerdict.UnknownTopic, "position", "error:handler not found,topic:position");

        session.MustHaveTold("close private-1: the venue does not give us the topic position");
    }

    [Fact]
    public void Another_private_topic_refused_is_done_without()
    {
        var session = Opened();
        session.AnswerAuth(success: true);
        session.Refuse(StreamKind.Private, SubscribeVerdict.UnknownTopic, "wallet", "error:handler not found,topic:wallet");
        session.Acknowledge();

        session.MustHaveTold("private.connected");
        Assert.Contains(session.Effects.Notes, note => note.Text.StartsWith("Topic wallet is refused", StringComparison.Ordinal));
    }

    [Fact]
    public void A_position_frame_before_the_acknowledgement_confirms_its_topic_and_is_used()
    {
        var session = Opened();
        session.AnswerAuth(success: true);

        session.Push(Rows.Held("BTCUSDT"));

        session.MustHaveTold("position.opened BTCUSDT#0");
        session.Refuse(StreamKind.Private, SubscribeVerdict.Refused, "order");
        session.Acknowledge();
        session.MustHaveTold("private.connected");
    }

    [Theory]
    [InlineData]
    [InlineData("order", "position")]
    [InlineData("position", "position.linear")]
    [InlineData("position.linear", "order", "order.linear")]
    public void Private_topics_that_the_venue_would_refuse_are_refused_at_once(params string[] topics)
    {
        var wrong = Assert.Throws<ArgumentException>(() => new SessionHarness(new SessionOptions { PrivateTopics = topics }));

        Assert.Contains("position", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Categorised_private_topics_are_legal()
    {
        var session = new SessionHarness(new SessionOptions { PrivateTopics = ["position.linear", "order.linear", "execution.fast"] });
        session.Start();
        session.OpenPrivate();
        session.AnswerAuth(success: true);

        session.MustHaveTold("send private-1 subscribe position.linear order.linear execution.fast");
    }

    private static SessionHarness Opened()
    {
        var session = new SessionHarness();
        session.Start();
        session.OpenPrivate();
        return session;
    }

    private static SessionHarness RefusedTwice(double? offsetMs)
    {
        var session = new SessionHarness(new SessionOptions { EnvironmentName = "testnet" });
        session.Start();
        session.MeasureClock(offsetMs: 300);
        session.Open(session.Private);
        session.AnswerAuth(success: false, "Params Error");
        session.AdvanceBy(1);
        session.Open(session.Private);
        if (offsetMs is { } measured)
        {
            session.MeasureClock(measured);
        }
        else
        {
            session.AdvanceBy(3);
        }

        session.AnswerAuth(success: false, "Params Error");
        return session;
    }
}
