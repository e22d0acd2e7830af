using System.Net;
using Bogus;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Positions;

/// <summary>Positions that were there before the stream was, and reads that fail.</summary>
[Category(Level.Integration)]
public sealed class PositionsAtStartTests
{
    [Fact]
    public async Task Positions_of_both_settle_coins_are_found_before_fresh_is_announced()
    {
        await using var rig = await Rig.FreshAsync(before: exchange =>
        {
            exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
            exchange.OpenPosition("ETHPERP", Side.Sell, 0.5m);
        });

        await rig.SameAsVenue();
        await rig.Subscribed("BTCUSDT", "ETHPERP");
        var opened = rig.Events.Of<PositionOpened>();
        var fresh = rig.Events.Of<StreamFresh>().First(it => it.Stream == StreamKind.Private);
        Assert.All(opened, it => Assert.Equal(UpdateCause.Reconciliation, it.Cause));
        Assert.All(opened, it => Assert.True(it.Stamp.Sequence < fresh.Stamp.Sequence, rig.Tell()));
    }

    [Fact]
    public async Task Two_hundred_and_fifty_positions_need_several_pages_and_batches_and_are_all_there()
    {
        var sizes = new Faker { Random = new Randomizer(20260809) };
        var instruments = Instruments.Simulated(250);
        await using var rig = await Rig.FreshAsync(new FakeBybitOptions { Seed = 7, Instruments = instruments }, exchange =>
        {
            foreach (var instrument in instruments)
            {
                exchange.OpenPosition(instrument.Symbol, sizes.PickRandom(Side.Buy, Side.Sell), sizes.Random.Int(1, 9));
            }
        });

        await rig.SameAsVenue();
        await rig.Subscribed([.. instruments.Select(instrument => instrument.Symbol)]);
        Assert.Contains(rig.Exchange.Controls.Rest.Requests, request => request.Query.Contains("cursor=", StringComparison.Ordinal));
        Assert.All(rig.Heard(ConnectionKind.Public), request => Assert.InRange(request.Args.Count, 1, 10));
    }

    [Fact]
    public async Task While_reads_fail_the_stream_is_stale_and_then_it_is_fresh()
    {
        await using var rig = await Rig.StartAsync(before: exchange =>
        {
            exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
            exchange.Controls.Rest.Fail("/v5/position/list", RestFault.Status(HttpStatusCode.ServiceUnavailable), int.MaxValue);
        });
        await Wait.Until("three reads have failed", () => rig.Events.Of<ReconcileFailed>().Count >= 3, rig.Tell);
        Assert.False(rig.Stream.Statistics.Private.IsFresh, rig.Tell());
        Assert.True(rig.Stream.PrivateConnected, rig.Tell());
        Assert.Empty(rig.Stream.Positions);

        rig.Exchange.Controls.Rest.Heal();
        await rig.Fresh("once reads work again");

        await rig.SameAsVenue();
        Assert.Equal(1, rig.Events.Of<ReconcileStarted>()[0].Attempt);
        Assert.Equal(rig.Events.Of<ReconcileFailed>().Count + 1, rig.Events.Of<ReconcileStarted>()[^1].Attempt);
    }

    [Fact]
    public async Task What_is_pushed_while_reads_fail_is_told_at_once_and_marked_stale()
    {
        await using var rig = await Rig.StartAsync(before: exchange =>
            exchange.Controls.Rest.Fail("/v5/position/list", RestFault.RetCode(10016, "server error"), int.MaxValue));
        await rig.Events.Await<ReconcileFailed>("a failed read");

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");
        rig.Exchange.SetMark("BTCUSDT", 65_300m);

        var update = await rig.Events.Await<PositionUpdate>("the tick", it => it.MarkPrice == 65_300m);
        Assert.Equal(Freshness.Stale, update.Freshness);
        rig.Exchange.Controls.Rest.Heal();
        await rig.Fresh("once reads work again");
        rig.Exchange.SetMark("BTCUSDT", 65_301m);
        Assert.Equal(Freshness.Fresh, (await rig.Events.Await<PositionUpdate>("the next tick", it => it.MarkPrice == 65_301m)).Freshness);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_failed_read_is_never_flat(string name)
    {
        await using var rig = await Rig.FreshAsync(Rig.Lively, exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m));
        var before = rig.Now;
        rig.Exchange.Controls.Rest.Fail("/v5/position/list", FaultOf(name), int.MaxValue);

        rig.Exchange.Controls.Drop(ConnectionKind.Private);
        await Wait.Until("two reads have failed", () => rig.Events.Of<ReconcileFailed>().Count(it => it.Stamp.Sequence > before) >= 2, rig.Tell);

        Assert.Single(rig.Stream.Positions);
        Assert.Empty(rig.Events.Of<PositionClosed>());
        rig.Exchange.Controls.Rest.Heal();
        await rig.Fresh("once reads work again");
        await rig.SameAsVenue();
    }

    public static TheoryData<string> Faults() => ["HTTP 500", "an HTML page", "server error", "cut body", "reset", "another document"];

    private static RestFault FaultOf(string name) => name switch
    {
        "HTTP 500" => RestFault.Status(HttpStatusCode.InternalServerError, ""),
        "an HTML page" => RestFault.Status(HttpStatusCode.OK),
        "server error" => RestFault.RetCode(10016, "server error"),
        "cut body" => RestFault.Truncated,
        "reset" => RestFault.Reset,
        _ => RestFault.Body("""{"retCode":0,"retMsg":"OK","result":{},"retExtInfo":{},"time":1671017382656}"""),
    };
}
