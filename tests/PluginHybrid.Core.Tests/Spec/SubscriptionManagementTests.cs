using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Spec;

/// <summary>The user's document, "Subscription Management Tests", case by case.</summary>
[Category(Level.Unit)]
public sealed class SubscriptionManagementTests
{
    [Fact]
    public void Subscribe_ticker_sends_one_request_and_tracks_the_symbol()
    {
        var session = SessionHarness.Live();

        session.Watch("BTCUSDT");
        session.Acknowledge();

        Assert.Equal(["tickers.BTCUSDT"], session.LastSent<SubscribeRequest>(StreamKind.Public).Topics);
        Assert.Equal(["BTCUSDT"], session.View.SubscribedTickers);
    }

    [Fact]
    public void Unsubscribe_ticker_sends_one_request_and_forgets_the_symbol()
    {
        var session = SessionHarness.Live();
        session.Watch("BTCUSDT");
        session.Acknowledge();

        session.Watch("BTCUSDT", watch: false);
        session.Acknowledge();

        Assert.Equal(["tickers.BTCUSDT"], session.LastSent<UnsubscribeRequest>(StreamKind.Public).Topics);
        Assert.Empty(session.View.SubscribedTickers);
    }

    [Fact]
    public void No_duplicate_subscriptions_whether_asked_for_or_confirmed()
    {
        var session = SessionHarness.Live();

        session.Watch("BTCUSDT");
        session.Watch("BTCUSDT");
        session.Acknowledge();
        session.Watch("BTCUSDT");
        session.Push(Rows.Held("BTCUSDT"));

        Assert.Single(session.Effects.Sent, sent => sent.Request is SubscribeRequest && sent.Connection.Stream == StreamKind.Public);
    }

    [Fact]
    public void Ticker_subscriptions_restored_after_the_public_stream_reconnects()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"), Rows.Held("ETHUSDT"));
        var before = session.View.SubscribedTickers;
        session.Lose(session.Public);
        Assert.Empty(session.View.SubscribedTickers);
        session.AdvanceBy(1);

        session.Open(session.Public);
        session.Acknowledge();

        Assert.Equal(before, session.View.SubscribedTickers);
        session.MustHaveTold("public.reconnected after 1s");
    }
}
