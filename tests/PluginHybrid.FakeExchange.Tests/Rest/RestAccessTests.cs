using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Rest;

/// <summary>Key, clock, signature, limits: FACTS §8.1, §8.2 and §8.4.</summary>
[Category(Level.Integration)]
public sealed class RestAccessTests
{
    private const string List = "/v5/position/list";
    private const string AllUsdt = "category=linear&settleCoin=USDT";

    [Fact]
    public async Task Time_needs_no_key_and_is_told_in_texts()
    {
        await using var exchange = await Start.Exchange();
        exchange.Controls.ClockOffset = TimeSpan.FromHours(-1);
        using var http = new HttpClient { BaseAddress = exchange.RestUri };

        var body = Shape.Parse(await http.GetStringAsync("/v5/market/time", TestContext.Current.CancellationToken));
        var real = Shape.Real("rest-server-time.jsonl")[0];

        Assert.Equal(Shape.Keys(real), Shape.Keys(body));
        Assert.Equal(Shape.Keys(real.GetProperty("result")), Shape.Keys(body.GetProperty("result")));
        Assert.StartsWith(body.GetProperty("result").GetProperty("timeSecond").GetString()!, body.GetProperty("result").GetProperty("timeNano").GetString()!, StringComparison.Ordinal);
        Assert.InRange(body.GetProperty("time").GetInt64(), exchange.Clock.NowMs - 60_000, exchange.Clock.NowMs);
    }

    [Theory]
    [InlineData(-5_001, "5000", 10002)]
    [InlineData(-4_000, "5000", 0)]
    [InlineData(900, "5000", 0)]
    [InlineData(1_006, "15000", 10002)]
    [InlineData(-10_000, "15000", 0)]
    public async Task The_timestamp_must_lie_in_the_window_and_never_a_second_ahead(long offsetMs, string window, int code)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var exchange = await Start.Exchange(new() { TimeProvider = time });
        using var rest = new TestRest(exchange) { StampOffsetMs = offsetMs, Window = window };

        var answer = await rest.GetAsync(List, AllUsdt);

        Assert.Equal(code, answer.GetProperty("retCode").GetInt32());
        if (code != 0)
        {
            var now = exchange.Clock.NowMs;
            Assert.Equal(
                $"invalid request, please check your server timestamp or recv_window param. req_timestamp[{now + offsetMs}],server_timestamp[{now}],recv_window[{window}]",
                answer.GetProperty("retMsg").GetString());
        }
    }

    [Fact]
    public async Task A_wrong_signature_is_told_with_everything_that_was_signed()
    {
        await using var exchange = await Start.Exchange();
        using var rest = new TestRest(exchange) { Secret = "other" };

        var answer = await rest.GetAsync(List, AllUsdt);

        Assert.Equal(10004, answer.GetProperty("retCode").GetInt32());
        Assert.StartsWith("error sign! origin_string[", answer.GetProperty("retMsg").GetString(), StringComparison.Ordinal);
        Assert.EndsWith($"{exchange.ApiKey}5000{AllUsdt}]", answer.GetProperty("retMsg").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_raw_query_and_body_are_what_is_signed()
    {
        await using var exchange = await Start.Exchange();
        using var rest = new TestRest(exchange);

        var encoded = await rest.GetAsync(List, "category=linear&cursor=BTCUSDT%2C1691735404177%2C0&settleCoin=USDT");
        var spaced = await rest.PostAsync("/v5/order/cancel", """{ "category" : "linear",   "symbol":"BTCUSDT", "orderId":"ü" }""");

        Assert.Equal(0, encoded.GetProperty("retCode").GetInt32());
        Assert.Equal(110001, spaced.GetProperty("retCode").GetInt32());
    }

    [Fact]
    public async Task Keys_that_are_unknown_bound_read_only_or_over_are_told_apart()
    {
        var bound = new Credentials("BOUND", "S") { Ips = ["203.0.113.7"] };
        var reader = new Credentials("READER", "S") { ReadOnly = true };
        var over = new Credentials("OVER", "S") { ExpiresAt = DateTimeOffset.UnixEpoch };
        await using var exchange = await Start.Exchange(new() { Accounts = [bound, reader, over] });

        Assert.Equal((10003, "API key is invalid."), await CodeOf("nobody", AllUsdt));
        Assert.Equal((10010, "Unmatched IP, please check your API key's bound IP addresses."), await CodeOf("BOUND", AllUsdt));
        Assert.Equal(33004, (await CodeOf("OVER", AllUsdt)).Code);
        Assert.Equal(0, (await CodeOf("READER", AllUsdt)).Code);
        using var rest = new TestRest(exchange) { Key = "READER", Secret = "S" };
        Assert.Equal(10005, (await rest.PostAsync("/v5/order/cancel", "{}")).GetProperty("retCode").GetInt32());

        async Task<(int Code, string Text)> CodeOf(string key, string query)
        {
            using var asKey = new TestRest(exchange) { Key = key, Secret = "S" };
            var answer = await asKey.GetAsync(List, query);
            return (answer.GetProperty("retCode").GetInt32(), answer.GetProperty("retMsg").GetString()!);
        }
    }

    [Fact]
    public async Task Without_key_headers_the_status_is_401()
    {
        await using var exchange = await Start.Exchange();
        using var http = new HttpClient { BaseAddress = exchange.RestUri };

        using var response = await http.GetAsync($"{List}?{AllUsdt}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_get_with_a_body_is_forbidden_and_answered_in_html()
    {
        await using var exchange = await Start.Exchange();
        using var rest = new TestRest(exchange);
        using var request = rest.Request(HttpMethod.Get, $"{List}?{AllUsdt}", AllUsdt, null);
        request.Content = new StringContent("{}", Encoding.UTF8, "application/json");

        using var response = await rest.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.StartsWith("<html>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_path_is_404()
    {
        await using var exchange = await Start.Exchange();
        using var http = new HttpClient { BaseAddress = exchange.RestUri };

        using var response = await http.GetAsync("/v5/nowhere", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Rate_headers_count_down_and_the_excess_is_10006()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var exchange = await Start.Exchange(new() { TimeProvider = time });
        using var rest = new TestRest(exchange);
        for (var call = 1; call <= 10; call++)
        {
            using var counted = await rest.Http.SendAsync(rest.Request(HttpMethod.Post, "/v5/order/cancel", "{}", "{}"), TestContext.Current.CancellationToken);
            Assert.Equal("10", counted.Headers.GetValues("X-Bapi-Limit").Single());
            Assert.Equal($"{10 - call}", counted.Headers.GetValues("X-Bapi-Limit-Status").Single());
        }

        using var excess = await rest.Http.SendAsync(rest.Request(HttpMethod.Post, "/v5/order/cancel", "{}", "{}"), TestContext.Current.CancellationToken);
        Assert.Contains("\"retCode\":10006,\"retMsg\":\"Too many visits!\"", await excess.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal($"{exchange.Clock.NowMs + 1_000}", excess.Headers.GetValues("X-Bapi-Limit-Reset-Timestamp").Single());

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(10001, (await rest.PostAsync("/v5/order/cancel", "{}")).GetProperty("retCode").GetInt32());
    }

    [Fact]
    public async Task Too_many_requests_of_one_address_earn_the_ten_minute_ban()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var exchange = await Start.Exchange(new() { TimeProvider = time, Server = new() { RestRequestsPerFiveSeconds = 3 } });
        using var http = new HttpClient { BaseAddress = exchange.RestUri };
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await Status());
        }

        Assert.Equal(HttpStatusCode.Forbidden, await Status());
        time.Advance(TimeSpan.FromMinutes(9.9));
        Assert.Equal(HttpStatusCode.Forbidden, await Status());
        time.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Equal(HttpStatusCode.OK, await Status());

        async Task<HttpStatusCode> Status()
        {
            using var response = await http.GetAsync("/v5/market/time", TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task The_key_tells_its_rights_addresses_and_end()
    {
        var end = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
        await using var exchange = await Start.Exchange(new() { Accounts = [new("K", "S") { ReadOnly = true, ExpiresAt = end, Ips = ["127.0.0.1"] }] });
        using var rest = new TestRest(exchange);

        var result = (await rest.GetAsync("/v5/user/query-api")).GetProperty("result");

        Assert.Equal(1, result.GetProperty("readOnly").GetInt32());
        Assert.Equal("2030-01-02T03:04:05Z", result.GetProperty("expiredAt").GetString());
        Assert.Equal("127.0.0.1", result.GetProperty("ips")[0].GetString());
        Assert.Equal("", result.GetProperty("secret").GetString());
        Assert.Equal(["Order", "Position"], result.GetProperty("permissions").GetProperty("ContractTrade").EnumerateArray().Select(right => right.GetString()));
    }
}
