using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Bybit.Rest;
using PluginHybrid.Bybit.Streaming;
using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;
using StopTrigger = PluginHybrid.Sdk.Orders.StopTrigger;

namespace PluginHybrid.Bybit.Tests.Rest;

/// <summary>The session's order requests as they go over the wire, and what becomes of the answers.</summary>
[Category(Level.Integration)]
public sealed class OrderShellTests
{
    private static readonly PositionKey Leg = new("main", "BTCUSDT", 1);

    private readonly ConcurrentQueue<RestAnswer> _answers = new();

    public static TheoryData<OrderCall, string, string> Requests => new()
    {
        {
            new SetTradingStop(1, Leg) { StopLoss = 61_250.5m, Trigger = StopTrigger.MarkPrice },
            "/v5/position/trading-stop",
            """{"category":"linear","symbol":"BTCUSDT","tpslMode":"Full","positionIdx":1,"stopLoss":"61250.5","slTriggerBy":"MarkPrice"}"""
        },
        {
            new SetTradingStop(1, Leg) { TakeProfit = 0, Trigger = StopTrigger.MarkPrice },
            "/v5/position/trading-stop",
            """{"category":"linear","symbol":"BTCUSDT","tpslMode":"Full","positionIdx":1,"takeProfit":"0"}"""
        },
        {
            new SetTradingStop(1, Leg) { TrailingStop = 250m, ActivePrice = 62_500m },
            "/v5/position/trading-stop",
            """{"category":"linear","symbol":"BTCUSDT","tpslMode":"Full","positionIdx":1,"trailingStop":"250","activePrice":"62500"}"""
        },
        {
            new PlaceReduction(1, Leg, Side.Sell, "r1-aged-1", 0.5m, null),
            "/v5/order/create",
            """{"category":"linear","symbol":"BTCUSDT","side":"Sell","orderType":"Market","qty":"0.5","timeInForce":"IOC","positionIdx":1,"reduceOnly":true,"orderLinkId":"r1-aged-1"}"""
        },
        {
            new CancelReduction(1, Leg, "r1-aged-1"),
            "/v5/order/cancel",
            """{"category":"linear","symbol":"BTCUSDT","orderLinkId":"r1-aged-1"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_goes_complete_and_reduces_only(OrderCall call, string path, string body)
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope("""{"orderId":"v1","orderLinkId":"r1-aged-1"}"""));

        var taken = Assert.IsType<OrderTaken>(await Answer(venue, call));

        var seen = Assert.Single(venue.Seen);
        Assert.Equal((path, body), (seen.Path, seen.Body));
        Assert.Equal(call is SetTradingStop ? "" : "v1", taken.OrderId);
    }

    [Theory]
    [InlineData(34040, "not modified", typeof(OrderRefused))]
    [InlineData(110017, "current position is zero", typeof(OrderRefused))]
    [InlineData(10000, "Server Timeout", typeof(OrderInDoubt))]
    [InlineData(10016, "server error", typeof(OrderInDoubt))]
    [InlineData(10006, "Too many visits!", typeof(RestFailed))]
    [InlineData(10005, "Permission denied", typeof(RestFailed))]
    public async Task A_verdict_is_refused_in_doubt_or_failed(int retCode, string text, Type answer)
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope("{}", retCode, text));

        var got = await Answer(venue, new PlaceReduction(1, Leg, Side.Sell, "r1-aged-1", 0.5m, null));

        Assert.Equal(answer, got.GetType());
        if (got is OrderRefused refused)
        {
            Assert.Equal((retCode, text), (refused.Code, refused.Text));
        }
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_request_left_leaves_it_in_doubt()
    {
        await using var venue = new RestVenue(_ => (string?)null);

        Assert.IsType<OrderInDoubt>(await Answer(venue, new SetTradingStop(1, Leg) { StopLoss = 1m }));
    }

    [Fact]
    public async Task A_request_that_cannot_be_written_is_refused_and_not_in_doubt()
    {
        await using var venue = new RestVenue(_ => (string?)null);

        Assert.Equal(RestFailureKind.Refused, Assert.IsType<RestFailed>(await Answer(venue, new CancelReduction(1, Leg, "not allowed!"))).Kind);
        Assert.Empty(venue.Seen);
    }

    [Fact]
    public async Task An_order_is_found_by_our_id()
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope(
            """{"category":"linear","list":[{"symbol":"BTCUSDT","orderId":"v1","orderLinkId":"r1-aged-1","side":"Sell","orderStatus":"Filled"}],"nextPageCursor":""}"""));

        var read = Assert.IsType<OrdersRead>(await Answer(venue, new FindOrder(1, "BTCUSDT", "r1-aged-1")));

        Assert.Equal("Filled", Assert.Single(read.Rows).Status);
        Assert.Contains("orderLinkId=r1-aged-1", Assert.Single(venue.Seen).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_orders_are_those_of_the_symbol()
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope("""{"category":"linear","list":[],"nextPageCursor":""}"""));

        Assert.Empty(Assert.IsType<OrdersRead>(await Answer(venue, new ReadOpenOrders(1, "BTCUSDT"))).Rows);
        Assert.Contains("symbol=BTCUSDT&openOnly=0", Assert.Single(venue.Seen).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_orders_are_read_to_the_last_page()
    {
        await using var venue = new RestVenue(seen => RestVenue.Envelope(seen.Query.Contains("cursor=c2", StringComparison.Ordinal)
            ? """{"category":"linear","list":[{"symbol":"BTCUSDT","orderId":"v2","side":"Sell","orderStatus":"Untriggered","stopOrderType":"StopLoss"}],"nextPageCursor":"c2"}"""
            : """{"category":"linear","list":[{"symbol":"BTCUSDT","orderId":"v1","side":"Sell","orderStatus":"New"}],"nextPageCursor":"c2"}"""));

        var read = Assert.IsType<OrdersRead>(await Answer(venue, new ReadOpenOrders(1, "BTCUSDT")));

        Assert.Equal(["v1", "v2"], read.Rows.Select(row => row.OrderId));
        Assert.Equal(2, venue.Seen.Count);
    }

    [Fact]
    public async Task Trading_rules_without_a_tick_or_a_step_are_left_out()
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope(
            """
            {"category":"linear","list":[
            {"symbol":"BTCUSDT","settleCoin":"USDT","priceFilter":{"tickSize":"0.10"},"lotSizeFilter":{"qtyStep":"0.001","minOrderQty":"0.001","maxOrderQty":"100","maxMktOrderQty":"50","minNotionalValue":"5"}},
            {"symbol":"ODDUSDT","settleCoin":"USDT","priceFilter":{"tickSize":""},"lotSizeFilter":{"qtyStep":"1"}}],"nextPageCursor":""}
            """.ReplaceLineEndings("")));

        var rules = Assert.Single(Assert.IsType<InstrumentsRead>(await Answer(venue, new ReadInstruments(1))).Instruments);

        Assert.Equal(("BTCUSDT", 0.1m, 0.001m, 0.001m, 100m, 50m), (rules.Symbol, rules.TickSize, rules.QuantityStep, rules.MinQuantity, rules.MaxQuantity, rules.MaxMarketQuantity));
    }

    [Fact]
    public void A_run_prefix_differs_from_start_to_start_and_fits()
    {
        var start = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

        Assert.Matches("^[0-9a-z]{7,10}$", RunPrefix.Of(start));
        Assert.NotEqual(RunPrefix.Of(start), RunPrefix.Of(start.AddSeconds(0.1)));
    }

    private async Task<RestAnswer> Answer(RestVenue venue, RestCall call)
    {
        using var client = venue.Client();
        using var shell = new RestShell(client, _answers.Enqueue, NullLogger.Instance);
        shell.Execute(call);
        await Wait.Until("the answer", () => !_answers.IsEmpty);
        return Assert.Single(_answers);
    }
}
