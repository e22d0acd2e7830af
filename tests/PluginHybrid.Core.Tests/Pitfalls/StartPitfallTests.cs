using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Pitfalls;

/// <summary>FACTS §9, "Start and subscribe", as far as the core decides.</summary>
[Category(Level.Unit)]
public sealed class StartPitfallTests
{
    [Fact]
    public void Pitfall_01_data_before_the_subscribe_acknowledgement_is_processed_at_once()
    {
        var session = SessionHarness.Live();
        session.Push(Rows.Held("BTCUSDT"));
        session.Told();

        session.Snapshot("BTCUSDT", 50_100m);
        session.Tick("BTCUSDT", 50_200m);
        session.Acknowledge();

        Golden.Equal("""
            ticker.subscribed BTCUSDT
            position.update BTCUSDT#0 Buy 1 mark 50100 pnl 100 by Tick, Fresh
            position.update BTCUSDT#0 Buy 1 mark 50200 pnl 200 by Tick, Fresh
            """, session.Told());
    }

    [Fact]
    public void Pitfall_02_a_first_snapshot_two_seconds_old_is_kept_and_fresh_only_after_the_burst()
    {
        var session = SessionHarness.Live();
        session.PassSeconds(60);
        session.Push(Rows.Held("BTCUSDT"));
        session.Told();

        session.Tick("BTCUSDT", 50_100m, snapshot: true, ageMs: 1_940);
        session.MustHaveTold("mark 50100 pnl 100 by Tick, Stale");
        session.AdvanceBy(0.2);
        session.Tick("BTCUSDT", 50_200m, ageMs: 108);

        session.MustHaveTold("mark 50200 pnl 200 by Tick, Fresh");
    }

    [Fact]
    public void Pitfall_03_a_delta_without_a_mark_price_leaves_the_mark_price_as_it_was()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));

        session.Say(session.Public, new TickerFrame
        {
            Symbol = session.Symbols.Add("BTCUSDT"),
            CrossSequence = 5_000,
            VenueTimeMs = session.Now.ToUnixTimeMilliseconds(),
            Stated = TickerFields.Last,
            LastPrice = 1m,
        });

        session.MustHaveTold("mark 50000 pnl 0 by Tick, Fresh");
    }

    [Fact]
    public void Pitfall_04_already_subscribed_is_success_and_causes_no_reconnect()
    {
        var session = SessionHarness.Live();
        session.Watch("BTCUSDT");
        session.Told();

        session.Refuse(StreamKind.Public, SubscribeVerdict.AlreadySubscribed, "tickers.BTCUSDT", "error:already subscribed,topic:tickers.BTCUSDT");

        Golden.Equal("ticker.subscribed BTCUSDT", session.Told());
        Assert.Equal(ConnectionState.Live, session.View.Public.State);
    }

    [Fact]
    public void Pitfall_05_nothing_is_subscribed_on_the_private_stream_before_auth_was_answered()
    {
        var session = new SessionHarness();
        session.Start();
        session.OpenPrivate();
        session.Watch("BTCUSDT");
        session.Open(session.Public);
        session.AdvanceBy(4.9);

        Assert.DoesNotContain(session.Effects.Sent, sent => sent is { Connection.Stream: StreamKind.Private, Request: SubscribeRequest });
    }

    [Fact]
    public void Pitfall_06_what_was_wanted_during_the_outage_goes_out_only_after_the_new_session_is_authenticated()
    {
        var session = SessionHarness.Live();
        session.Lose(session.Private);
        session.Lose(session.Public);
        session.Watch("BTCUSDT");
        session.AdvanceBy(1);
        session.Told();

        session.OpenPrivate();
        Golden.Equal("send private-2 auth expires 11s", session.Told());
        session.AnswerAuth(success: true);

        Golden.Equal("""
            auth.success
            send private-2 subscribe position order execution wallet
            """, session.Told());
    }

    [Fact]
    public void Pitfall_07_after_a_reconnect_many_topics_go_out_in_batches()
    {
        var session = SessionHarness.Live([.. Enumerable.Range(0, 35).Select(i => Rows.Held($"S{i}USDT"))]);
        session.Lose(session.Public);
        session.AdvanceBy(1);
        session.Open(session.Public);

        var sizes = session.Effects.Sent.Where(sent => sent.Connection == session.Public).Select(sent => ((SubscribeRequest)sent.Request).Topics.Length);

        Assert.Equal([10, 10, 10, 5], sizes);
    }

    [Fact]
    public void Pitfall_08_acknowledgements_are_told_apart_by_their_request_id()
    {
        var session = SessionHarness.Live();
        session.Watch("GOODUSDT");
        var good = session.LastSent<SubscribeRequest>(StreamKind.Public).ReqId;
        session.Watch("BAD");
        var bad = session.LastSent<SubscribeRequest>(StreamKind.Public).ReqId;

        session.Say(session.Public, new SubscribeReply(bad, true, SubscribeVerdict.Refused, null, "no"));
        session.Say(session.Public, new SubscribeReply(good, true, SubscribeVerdict.Confirmed, null, ""));

        Assert.Equal(["GOODUSDT"], session.View.SubscribedTickers);
        session.MustHaveTold("ticker.refused BAD: no");
    }

    [Fact]
    public void Pitfall_09_one_bad_symbol_does_not_stop_the_others_nor_their_prices_from_being_fresh()
    {
        var session = new SessionHarness();
        session.Start();
        session.ReopenPrivate(Rows.Held("AUSDT"), Rows.Held("DELISTEDUSDT"), Rows.Held("BUSDT"));
        session.Open(session.Public);
        session.Refuse(StreamKind.Public, SubscribeVerdict.UnknownTopic, "tickers.DELISTEDUSDT", "error:handler not found,topic:tickers.DELISTEDUSDT");
        session.Acknowledge();

        session.Snapshot("AUSDT", 50_000m);
        session.Snapshot("BUSDT", 50_000m);

        session.MustHaveTold("stream.fresh Public");
        Assert.Equal(["AUSDT", "BUSDT"], session.View.SubscribedTickers);
    }

    [Fact]
    public void Pitfall_10_all_in_one_and_categorised_topics_are_never_put_into_one_request()
    {
        var wrong = Assert.Throws<ArgumentException>(
            () => new SessionHarness(new SessionOptions { PrivateTopics = ["position", "order", "position.linear"] }));

        Assert.Contains("holds position and position.linear", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pitfall_40_a_clock_that_is_ahead_is_allowed_for_and_a_refusal_measures_it_again()
    {
        var session = new SessionHarness();
        session.Start();
        session.MeasureClock(offsetMs: -1_652);
        session.Open(session.Private);
        session.MustHaveTold("auth expires 8.348s");
        session.AnswerAuth(success: false, "Params Error");
        session.AdvanceBy(1);

        session.OpenPrivate();

        session.MustHaveTold("auth expires 11s");
    }

    [Fact]
    public void Pitfall_41_params_error_is_one_text_for_four_faults_so_the_advice_names_all_four()
    {
        var session = new SessionHarness();
        session.Start();
        session.OpenPrivate();

        session.AnswerAuth(success: false, "Params Error");

        var advice = session.Effects.Events.OfType<AuthFailed>().Single().WhatToCheck;
        Assert.All(["environment", "key and secret", "expired", "clock"], word => Assert.Contains(word, advice, StringComparison.Ordinal));
    }

    [Fact]
    public void Pitfall_42_success_decides_about_auth_whatever_the_text_says()
    {
        var session = new SessionHarness();
        session.Start();
        session.OpenPrivate();

        session.AnswerAuth(success: false, "OK");

        session.MustHaveTold("auth.failed OK");
        Assert.NotEqual(ConnectionState.Live, session.View.Private.State);
    }
}
