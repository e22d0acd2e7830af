using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Pitfalls;

[Category(Level.Integration)]
public sealed class StartAndSubscribeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Pitfall_01_Data_is_used_before_its_ack_and_stands_for_it()
    {
        await using var scene = await Scene.StartAsync(new() { Before = exchange =>
        {
            exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
            exchange.Controls.OnReply("subscribe", ReplyPlan.Withhold, int.MaxValue, ConnectionKind.Public);
        } });

        await scene.Until("positions and prices are fresh", () => scene.IsFresh);
        scene.Exchange.Tick("BTCUSDT", last: 65_200m, mark: 65_198m);
        await scene.Events.Await<PositionUpdate>("the tick is merged", it => it is { Cause: UpdateCause.Tick, MarkPrice: 65_198m });

        scene.Clock.Advance(6 * Second);
        await scene.Events.Await<TickerSubscribed>("the data confirms the topic");
        Assert.Equal(1, Sent.Count(scene.Exchange.Controls.Current(ConnectionKind.Public), "subscribe"));
    }

    [Fact]
    public async Task Pitfall_02_A_snapshot_from_before_the_dial_is_taken_and_only_the_deltas_after_it_make_prices_fresh()
    {
        await using var scene = await Scene.StartAsync(OldSnapshot);
        await scene.Until("the old snapshot is merged", () => scene.Stream.MarkPrices.ContainsKey("BTCUSDT"));
        await scene.Until("positions are fresh", () => scene.Stream.Statistics.Private.IsFresh);
        Assert.False(scene.Stream.Statistics.Public.IsFresh);
        Assert.DoesNotContain(scene.Events.Of<PositionUpdate>(), update => update.Freshness == Freshness.Fresh);

        scene.Exchange.SetMark("BTCUSDT", 65_198m);

        await scene.Events.Await<PositionUpdate>("the first delta of now is fresh", it => it is { Freshness: Freshness.Fresh, MarkPrice: 65_198m });
        await scene.Until("prices are fresh", () => scene.IsFresh);
    }

    [Fact]
    public async Task Pitfall_02_A_quiet_symbol_with_an_old_snapshot_is_fresh_after_the_time_of_a_burst()
    {
        await using var scene = await Scene.StartAsync(OldSnapshot);
        await scene.Until("the old snapshot is merged", () => scene.Stream.MarkPrices.ContainsKey("BTCUSDT"));
        await scene.Until("positions are fresh", () => scene.Stream.Statistics.Private.IsFresh);

        scene.Clock.Advance(1.9 * Second);
        Assert.False(scene.Stream.Statistics.Public.IsFresh);

        scene.Clock.Advance(0.2 * Second);
        await scene.Until("prices are fresh", () => scene.IsFresh);
    }

    [Fact]
    public async Task Pitfall_05_No_topic_is_asked_for_before_the_venue_took_the_key()
    {
        await using var scene = await Scene.StartAsync(new() { Before = exchange => exchange.Controls.OnReply("auth", ReplyPlan.DelayBy(2 * Second)) });
        await scene.Until("auth is sent", () => scene.Exchange.Controls.Connections.Any(it => it.Kind == ConnectionKind.Private && it.Received.Count > 0));
        var socket = scene.Exchange.Controls.Current(ConnectionKind.Private);

        scene.Clock.Advance(1.9 * Second);
        Assert.Equal(["auth"], Sent.Ops(socket));

        scene.Clock.Advance(0.2 * Second);
        await scene.Pass("positions are fresh", () => scene.Stream.Statistics.Private.IsFresh);
        Assert.Equal(["auth", "subscribe"], Sent.Ops(socket));
    }

    [Fact]
    public async Task Pitfall_05_A_venue_that_forgot_who_we_are_is_dialled_anew_instead_of_leaving_the_stream_silent()
    {
        await using var scene = await Scene.FreshAsync(new() { Before = exchange =>
            exchange.Controls.OnReply("subscribe", ReplyPlan.Refuse("Request not authorized"), 1, ConnectionKind.Private) });

        Assert.Equal(2, scene.Stream.Statistics.Private.Dials);
        scene.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await scene.Events.Await<PositionOpened>("the stream speaks", it => it.Cause == UpdateCause.PrivatePush);
    }

    [Fact]
    public async Task Pitfall_06_Wishes_of_an_outage_are_asked_for_once_and_as_they_stand_at_its_end()
    {
        await using var scene = await Scene.FreshAsync(new() { Watch = ["BTCUSDT", "SOLUSDT"] });
        var (privateBefore, publicBefore) = (scene.Exchange.Controls.Current(ConnectionKind.Private), scene.Exchange.Controls.Current(ConnectionKind.Public));

        scene.Exchange.Controls.Drop(ConnectionKind.Private);
        scene.Exchange.Controls.Drop(ConnectionKind.Public);
        await scene.Until("both losses are seen", () => scene.Stream is { PrivateConnected: false, PublicConnected: false });
        scene.Stream.WatchTicker("ETHUSDT");
        scene.Stream.WatchTicker("XRPUSDT");
        scene.Stream.UnwatchTicker("XRPUSDT");
        scene.Stream.UnwatchTicker("SOLUSDT");
        await scene.BecomesFresh();

        var (privateNow, publicNow) = (scene.Exchange.Controls.Current(ConnectionKind.Private), scene.Exchange.Controls.Current(ConnectionKind.Public));
        Assert.True(privateNow != privateBefore && publicNow != publicBefore);
        Assert.Equal(["auth", "subscribe"], Sent.Ops(privateNow));
        Assert.Equal(["subscribe"], Sent.Ops(publicNow));
        Assert.Equal([["tickers.BTCUSDT", "tickers.ETHUSDT"]], Sent.Topics(publicNow, "subscribe"));
    }

    [Fact]
    public async Task Pitfall_07_Many_topics_are_asked_for_in_batches_the_strictest_socket_takes_also_after_a_reconnect()
    {
        var symbols = Instruments.Simulated(25);
        await using var scene = await Scene.FreshAsync(new()
        {
            Exchange = new() { Instruments = symbols, Server = new ServerRules { ArgsPerRequestMax = 10 } },
            Watch = [.. symbols.Select(symbol => symbol.Symbol)],
        });

        scene.Exchange.Controls.Drop(ConnectionKind.Public);
        await scene.Until("the loss is seen", () => !scene.Stream.PublicConnected);
        await scene.BecomesFresh();

        Assert.Equal([10, 10, 5], Sent.Topics(scene.Exchange.Controls.Current(ConnectionKind.Public), "subscribe").Select(topics => topics.Count));
        Assert.Equal(25, scene.Stream.SubscribedTickers.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pitfall_09_One_bad_symbol_stops_no_other_whichever_way_the_venue_fails_the_request(bool partOfItStays)
    {
        await using var scene = await Scene.FreshAsync(new()
        {
            Exchange = new() { Server = new ServerRules { PartOfFailedRequestStays = partOfItStays } },
            Watch = ["BTCUSDT", "NOPEUSDT", "ETHUSDT", "SOLUSDT"],
        });

        await scene.Until("the good ones are on", () => scene.Stream.SubscribedTickers.Count == 3);
        var refused = Assert.Single(scene.Events.Of<TickerRefused>());
        Assert.Equal("NOPEUSDT", refused.Symbol);
        Assert.Contains("NOPEUSDT", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(["tickers.BTCUSDT", "tickers.ETHUSDT", "tickers.SOLUSDT"], scene.Exchange.Controls.Current(ConnectionKind.Public).Topics);
        Assert.Equal(1, scene.Stream.Statistics.Public.Dials);
    }

    [Fact]
    public async Task Pitfall_10_No_request_mixes_the_all_in_one_and_the_categorised_form_of_a_topic()
    {
        await using var scene = await Scene.FreshAsync();

        var asked = Sent.Topics(scene.Exchange.Controls.Current(ConnectionKind.Private), "subscribe");

        Assert.All(asked, topics => Assert.DoesNotContain(topics, topic => topics.Any(other => other.StartsWith($"{topic}.", StringComparison.Ordinal))));
        Assert.Equal(["execution", "order", "position", "wallet"], scene.Exchange.Controls.Current(ConnectionKind.Private).Topics);
    }

    private static SceneSettings OldSnapshot => new()
    {
        Exchange = new() { Seed = 7, Server = new ServerRules { SnapshotAge = 1.9 * Second } },
        Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m),
    };
}
