using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Bybit.Rest;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Bybit.Wire.Pages;
using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Rest;

/// <summary>What goes over the wire. Key, secret and signatures are the vectors of FACTS §8.1.</summary>
[Category(Level.Integration)]
public sealed class RestRequestTests
{
    private const string NoRows = """{"category":"linear","list":[],"nextPageCursor":""}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_read_carries_the_known_signature_of_exactly_what_it_sends()
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope(NoRows));
        using var client = venue.Client(At(1658384314791));

        Assert.IsType<Ok<PositionPage>>(await client.ReadPositionsAsync("USDT", "", "", Token));

        var seen = Assert.Single(venue.Seen);
        Assert.Equal(("GET", "/v5/position/list?category=linear&settleCoin=USDT&limit=200"), (seen.Method, seen.Target));
        Assert.Equal(
            ("testkey", "1658384314791", "5000", "cbcd74aa80e956f52d5129cca480da8c3ff80cef275946896213dee71871ceab"),
            (seen.Headers["x-bapi-api-key"], seen.Headers["x-bapi-timestamp"], seen.Headers["x-bapi-recv-window"], seen.Headers["x-bapi-sign"]));
    }

    [Fact]
    public async Task A_change_carries_the_known_signature_of_exactly_the_body_it_sends()
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope("{}"));
        using var client = venue.Client(At(1658385579423));

        Assert.IsType<Ok<EmptyResult>>(await client.SetTradingStopAsync(
            new TradingStop { Symbol = "BTCUSDT", PositionIdx = 0, StopLoss = 60000m }, Token));

        var seen = Assert.Single(venue.Seen);
        Assert.Equal(("POST", "/v5/position/trading-stop", "application/json"), (seen.Method, seen.Target, seen.Headers["content-type"]));
        Assert.Equal("""{"category":"linear","symbol":"BTCUSDT","tpslMode":"Full","positionIdx":0,"stopLoss":"60000"}""", seen.Body);
        Assert.Equal("5b2a7ae75e74025bcf069397acc99e273bf8494323007f90f205193bc7fb5407", seen.Headers["x-bapi-sign"]);
    }

    [Theory]
    [InlineData("BTCUSDT%2C1705499116177%2C0")]
    [InlineData("first%3A132766%2C132766%3A%7e==")]
    [InlineData("a%2cb%41/../c")]
    public async Task A_cursor_goes_out_exactly_as_it_came_and_is_signed_so(string cursor)
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope(NoRows));
        using var client = venue.Client(At(1658384314791));

        await client.ReadPositionsAsync("USDT", "", cursor, Token);

        var seen = Assert.Single(venue.Seen);
        var query = $"category=linear&settleCoin=USDT&limit=200&cursor={cursor}";
        Assert.Equal(query, seen.Query);
        Assert.Equal(new Signer("testkey", "testsecret").SignRest(1658384314791, 5000, query), seen.Headers["x-bapi-sign"]);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("a&limit=1")]
    [InlineData("a#b")]
    public async Task A_cursor_no_venue_gives_is_refused_before_anything_is_sent(string cursor)
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope(NoRows));
        using var client = venue.Client();

        await Assert.ThrowsAsync<ArgumentException>(() => client.ReadPositionsAsync("USDT", "", cursor, Token));

        Assert.Empty(venue.Seen);
    }

    [Fact]
    public async Task A_read_has_no_content_and_public_data_no_key()
    {
        await using var venue = new RestVenue(seen => RestVenue.Envelope("""{"category":"linear","list":[]}"""));
        using var client = venue.Client();

        await client.ReadTickersAsync("BTCUSDT", Token);
        await client.ReadPositionsAsync("", "BTCUSDT", "", Token);

        Assert.All(venue.Seen, seen => Assert.DoesNotContain(
            seen.Headers.Keys, name => name.StartsWith("content", StringComparison.Ordinal) || name == "transfer-encoding"));
        Assert.DoesNotContain(venue.Seen.First().Headers.Keys, name => name.StartsWith("x-bapi", StringComparison.Ordinal));
        Assert.Equal(
            ["/v5/market/tickers?category=linear&symbol=BTCUSDT", "/v5/position/list?category=linear&symbol=BTCUSDT&limit=200"],
            venue.Seen.Select(seen => seen.Target));
    }

    [Fact]
    public async Task Every_endpoint_is_asked_the_way_the_venue_wants_it()
    {
        await using var venue = new RestVenue(seen => RestVenue.Envelope(seen.Method == "POST"
            ? """{"orderId":"o","orderLinkId":"mine-1"}"""
            : NoRows));
        using var client = venue.Client();

        await client.ReadKeyAsync(Token);
        await client.ReadOpenOrdersAsync("USDC", "", "c%2C1", Token);
        await client.FindOrderAsync("BTCUSDT", OrderName.Ours("mine-1"), Token);
        await client.FindOrderAsync("BTCUSDT", new OrderName("venues", "mine-1"), Token);
        await client.ReadExecutionsAsync("", "", Token);
        await client.ReduceAsync(new ReduceOnlyOrder { Symbol = "BTCUSDT", PositionIdx = 0, Side = Side.Sell, OrderLinkId = "mine-1" }, Token);
        await client.CancelAsync("BTCUSDT", OrderName.OfVenue("o"), Token);

        Golden.Equal(
            """
            GET /v5/user/query-api
            GET /v5/order/realtime?category=linear&settleCoin=USDC&openOnly=0&limit=50&cursor=c%2C1
            GET /v5/order/realtime?category=linear&symbol=BTCUSDT&orderLinkId=mine-1
            GET /v5/order/realtime?category=linear&symbol=BTCUSDT&orderId=venues
            GET /v5/execution/list?category=linear&limit=100
            POST /v5/order/create {"category":"linear","symbol":"BTCUSDT","side":"Sell","orderType":"Market","qty":"0","timeInForce":"IOC","positionIdx":0,"reduceOnly":true,"closeOnTrigger":true,"orderLinkId":"mine-1"}
            POST /v5/order/cancel {"category":"linear","symbol":"BTCUSDT","orderId":"o"}
            """,
            string.Join('\n', venue.Seen.Select(seen => $"{seen.Method} {seen.Target} {seen.Body}".TrimEnd())));
        Assert.All(venue.Seen, seen => Assert.True(seen.Headers.ContainsKey("x-bapi-sign"), seen.Target));
    }

    [Fact]
    public async Task One_connection_serves_many_requests()
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope(NoRows));
        using var client = venue.Client();

        for (var number = 0; number < 5; number++)
        {
            await client.ReadPositionsAsync("USDT", "", "", Token);
        }

        Assert.All(venue.Seen, seen => Assert.Equal(1, seen.Connection));
    }

    [Fact]
    public async Task Pitfall_28_All_pages_of_the_instruments_are_read_and_a_repeated_cursor_is_the_end()
    {
        await using var venue = new RestVenue(seen =>
        {
            var page = seen.Query.Contains("cursor=p%2C2", StringComparison.Ordinal) ? 2 : seen.Query.Contains("cursor", StringComparison.Ordinal) ? 3 : 1;
            var rows = string.Join(',', Enumerable.Range(0, 3).Select(row => $$"""{"symbol":"S{{page}}{{row}}USDT"}"""));
            return RestVenue.Envelope($$"""{"category":"linear","list":[{{rows}}],"nextPageCursor":"{{(page == 1 ? "p%2C2" : "p%2C3")}}"}""");
        });
        using var client = venue.Client();

        var all = Assert.IsType<Ok<System.Collections.Immutable.ImmutableArray<InstrumentRow>>>(await client.ReadInstrumentsAsync(Token));

        Assert.Equal(9, all.Value.Select(instrument => instrument.Symbol).Distinct().Count());
        Assert.Equal(3, venue.Seen.Count);
    }

    [Fact]
    public async Task A_page_that_fails_fails_the_whole_list_of_instruments()
    {
        await using var venue = new RestVenue(seen => seen.Query.Contains("cursor", StringComparison.Ordinal)
            ? RestVenue.Http(502, "<html>Bad Gateway</html>")
            : RestVenue.Envelope("""{"category":"linear","list":[{"symbol":"BTCUSDT"}],"nextPageCursor":"more"}"""));
        using var client = venue.Client();

        var failed = Assert.IsType<Failed<System.Collections.Immutable.ImmutableArray<InstrumentRow>>>(await client.ReadInstrumentsAsync(Token));

        Assert.Equal(RestFailureKind.Transient, failed.Kind);
    }

    [Fact]
    public async Task Without_a_key_the_account_is_not_asked_and_public_data_is()
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope(NoRows));
        using var client = venue.Client(withKey: false);

        Assert.Equal(
            new Failed<PositionPage>(RestFailureKind.Key, "no API key is configured"),
            await client.ReadPositionsAsync("USDT", "", "", Token));
        Assert.IsType<Ok<TickerList>>(await client.ReadTickersAsync("", Token));
        Assert.Single(venue.Seen);
    }

    [Fact]
    public async Task A_coin_or_a_symbol_but_not_both_and_not_none()
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope(NoRows));
        using var client = venue.Client();

        await Assert.ThrowsAsync<ArgumentException>(() => client.ReadPositionsAsync("USDT", "BTCUSDT", "", Token));
        await Assert.ThrowsAsync<ArgumentException>(() => client.ReadOpenOrdersAsync("", "", "", Token));
    }

    [Fact]
    public async Task Testnets_name_leads_to_loopback_over_tls_and_a_foreign_authority_is_refused()
    {
        using var ours = new TestAuthority();
        using var theirs = new TestAuthority();
        using var certificate = ours.Issue("api-testnet.bybit.com");
        await using var venue = new RestVenue(_ => RestVenue.Envelope(NoRows), certificate);

        Assert.IsType<Ok<TickerList>>(await Ask(ours));
        Assert.Equal("api-testnet.bybit.com", Assert.Single(venue.Seen).Headers["host"]);

        var refused = Assert.IsType<Failed<TickerList>>(await Ask(theirs));
        Assert.StartsWith("TLS failed: ", refused.Reason, StringComparison.Ordinal);

        async Task<RestOutcome<TickerList>> Ask(TestAuthority trusted)
        {
            var port = new DialPort { Route = (host, _) => host == "api-testnet.bybit.com" ? venue.EndPoint : null, ExtraRoots = trusted.Roots };
            using var client = new BybitRestClient(Endpoints.Testnet.Rest, port, null, null, TimeProvider.System, NullLogger<BybitRestClient>.Instance);
            return await client.ReadTickersAsync("", Token);
        }
    }

    [Fact]
    public void An_address_of_another_scheme_is_refused_at_once() =>
        Assert.Contains("found scheme wss", Assert.Throws<ArgumentException>(() => new BybitRestClient(
            Endpoints.Testnet.PrivateSocket, DialPort.Default, null, null, TimeProvider.System, NullLogger<BybitRestClient>.Instance)).Message, StringComparison.Ordinal);

    // The client sets its time back by 100 ms, so that it is never ahead of the venue.
    private static FakeTimeProvider At(long timestampMs) => new(DateTimeOffset.FromUnixTimeMilliseconds(timestampMs + 100));
}
