using System.Net;
using Microsoft.Extensions.Time.Testing;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Controls;

[Category(Level.Integration)]
public sealed class RestFaultTests
{
    private const string Clock = "/v5/market/time";

    [Fact]
    public async Task A_status_with_html_hits_the_next_calls_of_its_path_only()
    {
        await using var exchange = await Start.Exchange();
        exchange.Controls.Rest.Fail(Clock, RestFault.Status(HttpStatusCode.BadGateway), times: 2);

        Assert.Equal((HttpStatusCode.OK, true), await GetAsync(exchange, "/v5/market/tickers?category=linear"));
        Assert.Equal((HttpStatusCode.BadGateway, false), await GetAsync(exchange, Clock));
        Assert.Equal((HttpStatusCode.BadGateway, false), await GetAsync(exchange, Clock));
        Assert.Equal((HttpStatusCode.OK, true), await GetAsync(exchange, Clock));
    }

    [Fact]
    public async Task A_ret_code_takes_the_place_of_the_answer()
    {
        await using var exchange = await Start.Exchange();
        using var rest = new TestRest(exchange);
        exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        exchange.Controls.Rest.Fail("*", RestFault.RetCode(10016, "Server error."));

        var answer = await CloseAsync(rest);

        Assert.Equal(10016, answer);
        Assert.False(exchange.Position("BTCUSDT").IsFlat);
    }

    [Fact]
    public async Task A_timeout_answer_hides_that_the_order_was_done()
    {
        await using var exchange = await Start.Exchange();
        using var rest = new TestRest(exchange);
        exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        exchange.Controls.Rest.Fail("/v5/order/create", RestFault.DoneButTimedOut);

        Assert.Equal(10000, await CloseAsync(rest));
        Assert.True(exchange.Position("BTCUSDT").IsFlat);
    }

    [Fact]
    public async Task A_hanging_call_ends_with_the_clients_patience()
    {
        await using var exchange = await Start.Exchange();
        exchange.Controls.Rest.Fail(Clock, RestFault.Hang);
        using var http = new HttpClient { BaseAddress = exchange.RestUri, Timeout = TimeSpan.FromMilliseconds(300) };

        await Assert.ThrowsAsync<TaskCanceledException>(() => http.GetStringAsync(Clock, TestContext.Current.CancellationToken));
        Assert.Equal(1, exchange.Controls.Rest.Count(Clock));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_broken_answer_is_a_broken_call(bool truncated)
    {
        await using var exchange = await Start.Exchange();
        exchange.Controls.Rest.Fail(Clock, truncated ? RestFault.Truncated : RestFault.Reset);
        using var http = new HttpClient { BaseAddress = exchange.RestUri };

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => http.GetStringAsync(Clock, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_late_answer_is_late_by_the_clock_of_the_options()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var exchange = await Start.Exchange(new() { TimeProvider = time });
        exchange.Controls.Rest.Fail(Clock, RestFault.DelayBy(TimeSpan.FromSeconds(3)));
        using var http = new HttpClient { BaseAddress = exchange.RestUri };

        var call = http.GetStringAsync(Clock, TestContext.Current.CancellationToken);
        await Wait.Until("the call arrives", () => exchange.Controls.Rest.Count(Clock) == 1);
        Assert.False(call.IsCompleted);
        await Wait.Until("the answer comes once the time has passed", () =>
        {
            time.Advance(TimeSpan.FromSeconds(3));
            return call.IsCompleted;
        });

        Assert.Contains("timeNano", await call, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_can_be_anything()
    {
        await using var exchange = await Start.Exchange();
        exchange.Controls.Rest.Fail(Clock, RestFault.Body("[]"));
        using var http = new HttpClient { BaseAddress = exchange.RestUri };

        Assert.Equal("[]", await http.GetStringAsync(Clock, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Requests_are_noted_raw_and_armed_faults_can_be_taken_back()
    {
        await using var exchange = await Start.Exchange();
        exchange.Controls.Rest.Fail("*", RestFault.Hang, int.MaxValue);
        exchange.Controls.Rest.Heal();
        using var rest = new TestRest(exchange);

        await rest.PostAsync("/v5/order/cancel", """{ "a" : 1 }""");
        await rest.GetAsync("/v5/position/list", "category=linear&symbol=BTCUSDT&cursor=BTCUSDT%2C1%2C0");

        Assert.Equal(
            [("POST", "/v5/order/cancel", "", """{ "a" : 1 }"""), ("GET", "/v5/position/list", "category=linear&symbol=BTCUSDT&cursor=BTCUSDT%2C1%2C0", "")],
            exchange.Controls.Rest.Requests.Select(request => (request.Method, request.Path, request.Query, request.Body)));
    }

    private static async Task<(HttpStatusCode Status, bool IsJson)> GetAsync(FakeBybit exchange, string path)
    {
        using var http = new HttpClient { BaseAddress = exchange.RestUri };
        using var response = await http.GetAsync(path, TestContext.Current.CancellationToken);
        return (response.StatusCode, (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).StartsWith('{'));
    }

    private static async Task<int> CloseAsync(TestRest rest) => (await rest.PostAsync(
        "/v5/order/create",
        """{"category":"linear","symbol":"BTCUSDT","side":"Sell","orderType":"Market","qty":"0.01","reduceOnly":true}""")).GetProperty("retCode").GetInt32();
}
