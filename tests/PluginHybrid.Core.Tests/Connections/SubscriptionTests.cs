using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Connections;

/// <summary>Topics: asked for in batches, confirmed one by one or together, refused alone, left, wanted again.</summary>
[Category(Level.Unit)]
public sealed class SubscriptionTests
{
    [Fact]
    public void Topics_are_asked_for_in_batches_of_ten_in_the_order_in_which_they_were_wanted()
    {
        var session = new SessionHarness();
        session.Start();
        for (var i = 1; i <= 23; i++)
        {
            session.Watch($"S{i}USDT");
        }

        session.Open(session.Public);

        var sizes = session.Effects.Sent.Select(sent => ((SubscribeRequest)sent.Request).Topics.Length).ToArray();
        Assert.Equal([10, 10, 3], sizes);
        Assert.Equal(
            Enumerable.Range(1, 23).Select(i => $"tickers.S{i}USDT"),
            session.Effects.Sent.SelectMany(sent => ((SubscribeRequest)sent.Request).Topics));
    }

    [Fact]
    public void Positions_found_in_one_answer_are_asked_for_in_one_request()
    {
        var session = new SessionHarness();
        session.Start();
        session.Open(session.Public);

        session.ReopenPrivate(Rows.Held("BTCUSDT"), Rows.Held("ETHUSDT"), Rows.Held("SOLUSDT"));

        Assert.Equal(
            ["tickers.BTCUSDT", "tickers.ETHUSDT", "tickers.SOLUSDT"],
            session.LastSent<SubscribeRequest>(StreamKind.Public).Topics);
    }

    [Fact]
    public void Each_answer_confirms_the_topics_of_its_own_request()
    {
        var session = SessionHarness.Live();
        session.Watch("AUSDT");
        var first = session.LastSent<SubscribeRequest>(StreamKind.Public);
        session.Watch("BUSDT");
        var second = session.LastSent<SubscribeRequest>(StreamKind.Public);
        session.Told();

        session.Say(session.Public, Ok(second.ReqId));
        session.Say(session.Public, Ok(first.ReqId));

        Golden.Equal("""
            ticker.subscribed BUSDT
            ticker.subscribed AUSDT
            """, Topics(session));
    }

    [Fact]
    public void An_unknown_symbol_is_refused_and_the_others_of_its_request_are_asked_for_one_by_one()
    {
        var session = Watching("AUSDT", "NOPE", "BUSDT");

        session.Refuse(StreamKind.Public, SubscribeVerdict.UnknownTopic, "tickers.NOPE", "error:handler not found,topic:tickers.NOPE");

        Golden.Equal("""
            ticker.refused NOPE: error:handler not found,topic:tickers.NOPE
            send public-1 subscribe tickers.AUSDT
            send public-1 subscribe tickers.BUSDT
            """, Topics(session));
        session.Acknowledge();
        Assert.Equal(["AUSDT", "BUSDT"], session.View.SubscribedTickers);
    }

    [Fact]
    public void A_refusal_that_names_no_topic_makes_every_topic_be_asked_for_alone()
    {
        var session = Watching("AUSDT", "BUSDT");

        session.Refuse(StreamKind.Public, SubscribeVerdict.Refused, null, "args size >10");

        Golden.Equal("""
            send public-1 subscribe tickers.AUSDT
            send public-1 subscribe tickers.BUSDT
            """, Topics(session));
    }

    [Fact]
    public void A_refused_topic_rests_five_minutes_and_is_then_asked_for_again()
    {
        var session = SessionHarness.Live();
        session.Watch("NOPE");
        session.Refuse(StreamKind.Public, SubscribeVerdict.UnknownTopic, "tickers.NOPE");
        session.Told();

        session.PassSeconds(299);
        session.MustNotHaveTold("subscribe");
        session.PassSeconds(1);

        session.MustHaveTold("send public-1 subscribe tickers.NOPE");
    }

    [Fact]
    public void Already_subscribed_is_success_for_the_named_topic_and_the_others_are_asked_for_alone()
    {
        var session = Watching("AUSDT", "BUSDT");

        session.Refuse(StreamKind.Public, SubscribeVerdict.AlreadySubscribed, "tickers.BUSDT", "error:already subscribed,topic:tickers.BUSDT");

        Golden.Equal("""
            ticker.subscribed BUSDT
            send public-1 subscribe tickers.AUSDT
            """, Topics(session));
    }

    [Fact]
    public void A_refusal_that_names_a_topic_already_confirmed_by_its_data_says_nothing_about_the_others()
    {
        var session = Watching("AUSDT", "BUSDT");
        session.Snapshot("AUSDT", 1m);
        session.Told();

        session.Refuse(StreamKind.Public, SubscribeVerdict.AlreadySubscribed, "tickers.AUSDT", "error:already subscribed,topic:tickers.AUSDT");

        Golden.Equal("send public-1 subscribe tickers.BUSDT", Topics(session));
    }

    [Fact]
    public void A_nameless_refusal_of_what_is_left_of_a_batch_does_not_refuse_the_last_topic_unheard()
    {
        var session = Watching("AUSDT", "BUSDT");
        session.Snapshot("AUSDT", 1m);
        session.Told();

        session.Refuse(StreamKind.Public, SubscribeVerdict.Refused, null, "args size >10");

        Golden.Equal("send public-1 subscribe tickers.BUSDT", Topics(session));
    }

    [Fact]
    public void Data_before_the_acknowledgement_confirms_and_the_acknowledgement_then_changes_nothing()
    {
        var session = Watching("AUSDT");

        session.Snapshot("AUSDT", 1m);
        session.Acknowledge();

        Golden.Equal("ticker.subscribed AUSDT", Topics(session));
        Assert.Equal(["AUSDT"], session.View.SubscribedTickers);
    }

    [Fact]
    public void Each_request_has_a_deadline_of_its_own_and_unanswered_topics_are_asked_for_one_by_one()
    {
        var session = Watching("AUSDT", "BUSDT");
        session.AdvanceBy(3);
        session.Watch("CUSDT");
        session.Told();

        session.AdvanceBy(2);
        Golden.Equal("""
            send public-1 subscribe tickers.AUSDT
            send public-1 subscribe tickers.BUSDT
            """, Topics(session));
        session.AdvanceBy(3);

        Golden.Equal("send public-1 subscribe tickers.CUSDT", Topics(session));
    }

    [Fact]
    public void A_topic_that_is_never_answered_is_refused_after_three_requests()
    {
        var session = Watching("AUSDT");

        session.AdvanceBy(15);

        Golden.Equal("""
            send public-1 subscribe tickers.AUSDT
            send public-1 subscribe tickers.AUSDT
            ticker.refused AUSDT: no answer to 3 requests within 5 s each
            """, Topics(session));
    }

    [Fact]
    public void An_answer_that_comes_after_its_deadline_is_ignored_and_the_second_request_counts()
    {
        var session = Watching("AUSDT");
        var late = session.LastSent<SubscribeRequest>(StreamKind.Public).ReqId;
        session.AdvanceBy(5);
        session.Told();

        session.Say(session.Public, Ok(late));
        Golden.Equal("", Topics(session));
        session.Say(session.Public, Ok(session.LastSent<SubscribeRequest>(StreamKind.Public).ReqId));

        Golden.Equal("ticker.subscribed AUSDT", Topics(session));
    }

    [Fact]
    public void An_answer_to_a_request_nobody_made_is_ignored()
    {
        var session = Watching("AUSDT");

        session.Say(session.Public, Ok("999"));
        session.Say(session.Public, new SubscribeReply("998", false, SubscribeVerdict.Refused, null, "?"));

        Golden.Equal("", Topics(session));
    }

    [Fact]
    public void An_answer_without_id_counts_when_only_one_request_is_in_flight()
    {
        var session = Watching("AUSDT", "BUSDT");

        session.Say(session.Public, Ok(""));

        Assert.Equal(["AUSDT", "BUSDT"], session.View.SubscribedTickers);
    }

    [Fact]
    public void An_answer_without_id_and_without_topic_is_ignored_when_two_requests_are_in_flight()
    {
        var session = Watching("AUSDT");
        session.Watch("BUSDT");
        session.Told();

        session.Say(session.Public, Ok(""));

        Assert.Empty(session.View.SubscribedTickers);
    }

    [Fact]
    public void A_refusal_without_id_that_names_a_topic_is_told_apart_by_the_topic()
    {
        var session = Watching("AUSDT");
        session.Watch("NOPE");
        session.Told();

        session.Say(session.Public, new SubscribeReply("", true, SubscribeVerdict.UnknownTopic, "tickers.NOPE", "error:handler not found"));

        Golden.Equal("ticker.refused NOPE: error:handler not found", Topics(session));
    }

    [Fact]
    public void An_answer_without_id_is_not_given_to_a_later_request_while_the_first_is_still_in_flight()
    {
        // A is asked for, then left before its answer came, then B is asked for: the next answer is A's.
        var session = Watching("AUSDT");
        session.Watch("AUSDT", watch: false);
        session.Watch("BUSDT");
        session.Told();

        session.Say(session.Public, Ok(""));

        Golden.Equal("", Topics(session));
    }

    [Fact]
    public void A_topic_that_is_left_is_unsubscribed_and_gone_when_the_venue_says_so()
    {
        var session = Watching("AUSDT");
        session.Acknowledge();
        session.Told();

        session.Watch("AUSDT", watch: false);
        Golden.Equal("send public-1 unsubscribe tickers.AUSDT", Topics(session));
        session.Acknowledge();

        Golden.Equal("ticker.unsubscribed AUSDT", Topics(session));
        Assert.Empty(session.View.SubscribedTickers);
    }

    [Fact]
    public void A_topic_that_is_wanted_again_while_it_is_left_is_subscribed_again()
    {
        var session = Watching("AUSDT");
        session.Acknowledge();
        session.Watch("AUSDT", watch: false);
        session.Watch("AUSDT");
        session.Told();

        session.Acknowledge();

        Golden.Equal("ticker.subscribed AUSDT", Topics(session));
        Assert.Equal(["AUSDT"], session.View.SubscribedTickers);
    }

    [Fact]
    public void A_topic_that_is_left_while_it_is_asked_for_is_unsubscribed_and_its_late_confirmation_is_ignored()
    {
        var session = Watching("AUSDT");
        session.Watch("AUSDT", watch: false);
        Golden.Equal("send public-1 unsubscribe tickers.AUSDT", Topics(session));

        session.Acknowledge();

        Golden.Equal("", Topics(session));
        Assert.Empty(session.View.SubscribedTickers);
    }

    [Fact]
    public void An_unsubscribe_that_is_never_answered_is_given_up_after_three_requests()
    {
        var session = Watching("AUSDT");
        session.Acknowledge();
        session.Watch("AUSDT", watch: false);
        session.Told();

        session.AdvanceBy(15);

        Golden.Equal("""
            send public-1 unsubscribe tickers.AUSDT
            send public-1 unsubscribe tickers.AUSDT
            ticker.unsubscribed AUSDT
            """, Topics(session));
    }

    [Fact]
    public void A_refused_unsubscribe_of_several_topics_is_repeated_for_each_alone()
    {
        // The request is refused as a whole: without this the good topic would stay on for ever.
        var session = SessionHarness.Live(Rows.Held("AUSDT"), Rows.Held("BUSDT"));
        session.Push(Rows.Flat("AUSDT"), Rows.Flat("BUSDT"));
        session.Told();

        session.Refuse(StreamKind.Public, SubscribeVerdict.UnknownTopic, "tickers.AUSDT");

        Golden.Equal("""
            ticker.unsubscribed AUSDT
            send public-1 unsubscribe tickers.BUSDT
            """, Topics(session));
        session.Acknowledge();
        Golden.Equal("ticker.unsubscribed BUSDT", Topics(session));
    }

    [Fact]
    public void A_topic_that_was_never_on_is_left_without_a_word()
    {
        var session = new SessionHarness();
        session.Watch("AUSDT");

        session.Watch("AUSDT", watch: false);

        Golden.Equal("", Topics(session));
    }

    [Fact]
    public void What_is_watched_before_the_start_is_asked_for_as_soon_as_the_public_stream_is_live()
    {
        var session = new SessionHarness();
        session.Watch("AUSDT");
        session.Start();
        session.Told();

        session.Open(session.Public);

        session.MustHaveTold("send public-1 subscribe tickers.AUSDT");
    }

    [Fact]
    public void Topics_of_one_connection_stay_within_21000_characters_and_the_rest_is_refused()
    {
        var session = new SessionHarness();
        session.Start();
        for (var i = 0; i < 1_000; i++)
        {
            session.Watch($"S{i:000000}USDT");
        }

        session.Open(session.Public);

        // "tickers.S000000USDT" has 19 characters: 1,105 fit, so nothing is refused yet; 200 more do not.
        session.MustNotHaveTold("ticker.refused");
        for (var i = 1_000; i < 1_200; i++)
        {
            session.Watch($"S{i:000000}USDT");
        }

        var asked = session.Effects.Sent.Select(sent => sent.Request).OfType<SubscribeRequest>().SelectMany(request => request.Topics).ToArray();
        Assert.Equal(1_105, asked.Length);
        Assert.True(asked.Sum(topic => topic.Length) <= 21_000);
        session.MustHaveTold("ticker.refused S001105USDT: the topics of one connection may have 21000 characters in all, and they are used up");
    }

    [Fact]
    public void When_one_topic_leaves_and_another_comes_the_leaving_one_goes_first_so_that_both_fit()
    {
        var session = SessionHarness.Live(new SessionOptions { Connections = new ConnectionOptions { TopicCharacters = 13 } }, Rows.Held("AUSDT"));

        session.Push(Rows.Flat("AUSDT"), Rows.Held("BUSDT"));

        session.MustHaveTold("""
            send public-1 unsubscribe tickers.AUSDT
            send public-1 subscribe tickers.BUSDT
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_leg_that_closes_and_another_that_opens_in_one_frame_leave_the_topic_alone()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT", idx: 1));

        session.Push(Rows.Flat("BTCUSDT", idx: 1), Rows.Held("BTCUSDT", side: Side.Sell, idx: 2, seq: 200));

        session.MustNotHaveTold("subscribe");
        session.Tick("BTCUSDT", 50_500m);
        session.MustHaveTold("position.update BTCUSDT#2 Sell 1 mark 50500 pnl -500 by Tick, Fresh");
    }

    [Fact]
    public void A_topic_that_was_on_all_along_is_live_again_without_a_second_snapshot()
    {
        // The unsubscribe is never answered and given up; then the symbol is wanted again, and the venue never left it.
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Push(Rows.Flat("BTCUSDT"));
        session.PassSeconds(15);
        session.Push(Rows.Held("BTCUSDT", seq: 300));
        session.Refuse(StreamKind.Public, SubscribeVerdict.AlreadySubscribed, "tickers.BTCUSDT", "error:already subscribed,topic:tickers.BTCUSDT");
        session.Told();

        session.AdvanceBy(0.1);
        session.Tick("BTCUSDT", 50_500m);

        session.MustHaveTold("mark 50500 pnl 500 by Tick, Fresh");
    }

    [Fact]
    public void Data_before_the_acknowledgement_confirms_also_the_second_time_on_one_connection()
    {
        var session = Watching("AUSDT");
        session.Snapshot("AUSDT", 1m);
        session.Acknowledge();
        session.Watch("AUSDT", watch: false);
        session.Acknowledge();
        session.Watch("AUSDT");
        session.Told();

        session.Snapshot("AUSDT", 2m);

        Golden.Equal("ticker.subscribed AUSDT", Topics(session));
    }

    [Fact]
    public void A_stray_delta_of_the_old_subscription_does_not_confirm_the_new_one()
    {
        var session = Watching("AUSDT");
        session.Snapshot("AUSDT", 1m);
        session.Acknowledge();
        session.Watch("AUSDT", watch: false);
        session.Watch("AUSDT");
        session.Told();

        session.Tick("AUSDT", 2m);

        Golden.Equal("", Topics(session));
    }

    private static string Topics(SessionHarness session) =>
        string.Join('\n', session.Told().Split('\n').Where(line => !line.StartsWith("stream.", StringComparison.Ordinal)));

    private static SubscribeReply Ok(string reqId) => new(reqId, true, SubscribeVerdict.Confirmed, null, "");

    /// <summary>A live session whose symbols are asked for in one request that is not answered yet.</summary>
    private static SessionHarness Watching(params string[] symbols)
    {
        var session = new SessionHarness();
        session.Start();
        session.ReopenPrivate();
        foreach (var symbol in symbols)
        {
            session.Watch(symbol);
        }

        session.Open(session.Public);
        session.Told();
        return session;
    }
}
