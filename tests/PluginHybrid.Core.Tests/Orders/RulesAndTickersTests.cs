using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Orders;

/// <summary>What plugins are told beside positions: trading rules, tickers, the queue of deleveraging.</summary>
[Category(Level.Unit)]
public sealed class RulesAndTickersTests
{
    [Fact]
    public void Rules_are_told_of_a_held_symbol_when_read_and_of_the_next_one_before_it_opens()
    {
        var desk = OrderDesk.Long();
        desk.Session.PassSeconds((6 * 3600) + 1);
        desk.Session.Answer(new InstrumentsRead(
            desk.Session.LastCall<ReadInstruments>().Id, [OrderDesk.Btc, OrderDesk.Btc with { Symbol = "ETHUSDT" }, OrderDesk.Btc with { Symbol = "XRPUSDT" }]));
        desk.Session.Push(Rows.Held("ETHUSDT"));
        desk.Session.Push(Rows.Flat("ETHUSDT", seq: 300));
        desk.Session.Push(Rows.Held("ETHUSDT", seq: 301));

        Assert.Equal(["BTCUSDT", "ETHUSDT"], desk.Session.Effects.Events.OfType<InstrumentUpdate>().Select(told => told.Instrument.Symbol));
        var eth = desk.Session.Effects.Events.SkipWhile(told => told is not InstrumentUpdate { Instrument.Symbol: "ETHUSDT" }).ToArray();
        Assert.IsType<PositionOpened>(eth[1]);
    }

    [Fact]
    public void Rules_that_change_are_told_again_and_a_failed_read_is_tried_again()
    {
        var session = SessionHarness.Live(new SessionOptions { Orders = new OrderOptions { Protection = StopPolicy.Off } }, Rows.Held("BTCUSDT"));
        session.Answer(new RestFailed(session.LastCall<ReadInstruments>().Id, RestFailureKind.Transient, "timeout"));
        var reads = session.Effects.Calls.OfType<ReadInstruments>().Count();
        session.PassSeconds(60);
        Assert.Equal(reads + 1, session.Effects.Calls.OfType<ReadInstruments>().Count());
        session.Answer(new InstrumentsRead(session.LastCall<ReadInstruments>().Id, [OrderDesk.Btc]));
        session.PassSeconds((6 * 3600) + 1);
        session.Answer(new InstrumentsRead(session.LastCall<ReadInstruments>().Id, [OrderDesk.Btc with { TickSize = 0.5m }]));

        Assert.Equal([0.1m, 0.5m], session.Effects.Events.OfType<InstrumentUpdate>().Select(told => told.Instrument.TickSize));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public void Watched_tickers_are_told_after_every_frame_when_the_session_is_told_to(bool publishes, int wanted)
    {
        var session = SessionHarness.Live(new SessionOptions { PublishTickers = publishes }, Rows.Held("BTCUSDT"));
        session.Follow("ETHUSDT");
        session.Acknowledge();
        session.Snapshot("ETHUSDT", 2_000m);
        session.Tick("ETHUSDT", 2_001m);
        session.Tick("BTCUSDT", 50_001m);

        var tickers = session.Effects.Events.OfType<TickerUpdate>().ToArray();
        Assert.Equal(wanted, tickers.Length);
        Assert.All(tickers, ticker => Assert.Equal("ETHUSDT", ticker.Symbol));
        if (publishes)
        {
            Assert.Equal((2_001m, 0m), (tickers[^1].MarkPrice, tickers[^1].FundingRate));
        }
    }

    [Fact]
    public void Followers_are_counted_and_do_not_undo_a_watch()
    {
        var session = SessionHarness.Live();
        session.Follow("ETHUSDT");
        session.Follow("ETHUSDT");
        session.Acknowledge();
        session.Follow("ETHUSDT", false);
        Assert.Equal(["ETHUSDT"], session.View.SubscribedTickers);
        session.Watch("ETHUSDT");
        session.Follow("ETHUSDT", false);
        session.Follow("ETHUSDT", false);
        session.Acknowledge();
        Assert.Equal(["ETHUSDT"], session.View.SubscribedTickers);
        session.Watch("ETHUSDT", false);
        session.Acknowledge();

        Assert.Empty(session.View.SubscribedTickers);
    }

    [Fact]
    public void A_change_of_the_deleveraging_rank_is_a_fact()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Push(Rows.Held("BTCUSDT") with { AdlRank = 4 });

        Assert.Equal(4, Assert.IsType<PositionUpdate>(session.Effects.Events[^1]).Position.AdlRank);
    }
}
