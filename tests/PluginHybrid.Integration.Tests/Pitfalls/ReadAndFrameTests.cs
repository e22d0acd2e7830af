using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Pitfalls;

/// <summary>Position truth where reads over REST and frames of the stream meet.</summary>
[Category(Level.Failover)]
public sealed class ReadAndFrameTests
{
    private const string PositionList = "/v5/position/list";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Pitfall_28_Positions_of_all_pages_and_both_settle_coins_are_found()
    {
        var symbols = Instruments.Simulated(230);
        await using var scene = await Scene.FreshAsync(new()
        {
            Exchange = new() { Instruments = [.. symbols, .. Instruments.WellKnown] },
            Before = exchange =>
            {
                foreach (var symbol in symbols)
                {
                    exchange.OpenPosition(symbol.Symbol, Side.Buy, 1m);
                }

                exchange.OpenPosition("BTCPERP", Side.Sell, 0.01m);
            },
        });

        Assert.Equal(231, scene.Stream.Positions.Count);
        Truth.IsThatOf(scene);
        Assert.Equal(231, scene.Stream.SubscribedTickers.Count);

        // Two pages and the empty one behind the last cursor; one row and the empty page for the other coin.
        Assert.Equal(5, scene.Exchange.Controls.Rest.Count(PositionList));
    }

    [Fact]
    public async Task Pitfall_29_A_read_older_than_the_frames_changes_nothing()
    {
        await using var scene = await Scene.FreshAsync(new() { Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m) });
        await DuringTheReadAsync(scene, exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m));
        var before = scene.Events.Of<PositionUpdate>().Count(it => it.Cause == UpdateCause.Reconciliation);

        await scene.Pass("positions are fresh", () => scene.Stream.Statistics.Private.IsFresh);

        Assert.Equal(0.02m, Assert.Single(scene.Stream.Positions).Value.Size);
        Assert.Equal(before, scene.Events.Of<PositionUpdate>().Count(it => it.Cause == UpdateCause.Reconciliation));
    }

    [Fact]
    public async Task Pitfall_29_A_list_that_lags_behind_an_opening_never_closes_the_position()
    {
        await using var scene = await Scene.FreshAsync();
        scene.Exchange.Controls.Rest.AnswerStalePositionList(times: 8);
        scene.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await scene.Events.Await<PositionOpened>("a frame opens it");

        scene.Clock.Advance(Second);
        scene.Exchange.Controls.Drop(ConnectionKind.Private);
        await scene.Until("the loss is seen", () => !scene.Stream.PrivateConnected);
        await scene.BecomesFresh();

        Assert.NotEmpty(scene.Events.Of<ReconcileFailed>());
        Assert.Empty(scene.Events.Of<PositionClosed>());
        Truth.IsThatOf(scene);
    }

    [Fact]
    public async Task Pitfall_29_A_list_that_lags_behind_a_closing_never_opens_the_position_again()
    {
        await using var scene = await Scene.FreshAsync(new() { Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m) });
        scene.Exchange.Controls.Rest.AnswerStalePositionList(times: 2);
        scene.Exchange.ClosePosition("BTCUSDT");
        await scene.Events.Await<PositionClosed>("a frame closes it");

        scene.Exchange.Controls.Drop(ConnectionKind.Private);
        await scene.Until("the loss is seen", () => !scene.Stream.PrivateConnected);
        await scene.BecomesFresh();

        Assert.Single(scene.Events.Of<PositionOpened>());
        Assert.Empty(scene.Stream.Positions);
    }

    [Fact]
    public async Task Pitfall_30_Topics_are_on_before_the_first_read_so_that_nothing_falls_between()
    {
        await using var scene = await Scene.StartAsync(new() { Before = exchange => exchange.Controls.OnReply("subscribe", ReplyPlan.DelayBy(Second), 1, ConnectionKind.Private) });
        await scene.Until("the topics are asked for", () => scene.Exchange.Controls.Connections.Any(it => it.Kind == ConnectionKind.Private && it.Topics.Count > 0));
        Assert.Equal(0, scene.Exchange.Controls.Rest.Count(PositionList));

        scene.Exchange.Controls.Rest.Fail(PositionList, RestFault.DelayBy(Second));
        scene.Clock.Advance(Second);
        await scene.Pass("the read is under way", () => scene.Exchange.Controls.Rest.Count(PositionList) == 1);
        scene.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await scene.Events.Await<PositionOpened>("a frame counts before the read is answered", it => it.Cause == UpdateCause.PrivatePush);
        scene.Clock.Advance(Second);

        await scene.Pass("positions are fresh", () => scene.Stream.Statistics.Private.IsFresh);
        Assert.Single(scene.Events.Of<PositionOpened>());
        Truth.IsThatOf(scene);
    }

    [Fact]
    public async Task Pitfall_30_What_opens_and_closes_while_the_first_read_is_under_way_is_neither_lost_nor_revived()
    {
        await using var scene = await Scene.FreshAsync(new() { Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m) });
        await DuringTheReadAsync(scene, exchange =>
        {
            exchange.ClosePosition("BTCUSDT");
            exchange.OpenPosition("ETHUSDT", Side.Sell, 1m);
        });

        await scene.Pass("positions are fresh", () => scene.Stream.Statistics.Private.IsFresh);

        Assert.Single(scene.Events.Of<PositionClosed>());
        Assert.Equal(["BTCUSDT", "ETHUSDT"], scene.Events.Of<PositionOpened>().Select(it => it.Position.Key.Symbol));
        Truth.IsThatOf(scene);
    }

    // The lists are those of before the reconnect; what happens after that is told by frames while the first read waits.
    private static async Task DuringTheReadAsync(Scene scene, Action<FakeBybit> happens)
    {
        var rest = scene.Exchange.Controls.Rest;
        var reads = rest.Count(PositionList);
        rest.AnswerStalePositionList(times: 2);
        rest.Fail(PositionList, RestFault.DelayBy(Second));
        scene.Exchange.Controls.Drop(ConnectionKind.Private);
        await scene.Until("the loss is seen", () => !scene.Stream.PrivateConnected);
        await scene.Pass("the read is under way", () => rest.Count(PositionList) == reads + 1);
        var executions = scene.Events.Of<WalletUpdate>().Count;
        happens(scene.Exchange);
        await scene.Until("its frames are in", () => scene.Events.Of<WalletUpdate>().Count > executions && Truth.Holds(scene));
        scene.Clock.Advance(Second);
    }
}
