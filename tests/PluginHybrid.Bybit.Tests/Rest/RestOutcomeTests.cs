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

[Category(Level.Integration)]
public sealed class RestOutcomeTests
{
    private const string CloudFront = """
        <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD>
        <BODY><H1>403 ERROR</H1>The Amazon CloudFront distribution is configured to block access from your country.</BODY></HTML>
        """;

    private static readonly TradingStop Stop = new() { Symbol = "BTCUSDT", PositionIdx = 0, StopLoss = 60000m };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_success_holds_the_result_and_the_venues_time_whatever_the_text()
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope("{}", retMsg: "not modified"));
        using var client = venue.Client();

        var ok = Assert.IsType<Ok<EmptyResult>>(await client.SetTradingStopAsync(Stop, Token));

        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_671_017_382_656), ok.VenueTime);
    }

    [Theory]
    [InlineData(10001, "can not set tp/sl/ts for zero position")]
    [InlineData(34040, "not modified")]
    [InlineData(110001, "order not exists or too late to cancel")]
    [InlineData(110017, "current position is zero, cannot fix reduce-only order qty")]
    public async Task A_refusal_for_the_content_holds_the_venues_code_and_text(int retCode, string text)
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope("{}", retCode, text));
        using var client = venue.Client();

        Assert.Equal(new Rejected<EmptyResult>(retCode, text), await client.SetTradingStopAsync(Stop, Token));
    }

    [Theory]
    [InlineData(10003, "API key is invalid.")]
    [InlineData(10005, "Permission denied, please check your API key permissions.")]
    [InlineData(10010, "Unmatched IP, please check your API key's bound IP addresses.")]
    [InlineData(33004, "Your api key has expired.")]
    public async Task Pitfall_43_A_key_of_another_environment_or_without_rights_is_a_matter_for_a_person(int retCode, string text)
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope("{}", retCode, text));
        using var client = venue.Client();

        Assert.Equal(
            new Failed<PositionPage>(RestFailureKind.Key, $"{retCode} {text}"), await client.ReadPositionsAsync("USDT", "", "", Token));
    }

    [Fact]
    public async Task Pitfall_47_The_text_of_10004_shows_neither_key_nor_body()
    {
        const string Real = "error sign! origin_string[1658384314791testkey5000category=linear&settleCoin=USDT&limit=200]";
        await using var venue = new RestVenue(_ => RestVenue.Envelope("{}", 10004, Real));
        using var client = venue.Client();

        var failed = Assert.IsType<Failed<PositionPage>>(await client.ReadPositionsAsync("USDT", "", "", Token));

        Assert.Equal(RestFailureKind.Key, failed.Kind);
        Assert.DoesNotContain("testkey", failed.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("origin_string[", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pitfall_47_Our_key_is_masked_in_any_other_text_too()
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope("{}", 10001, "bad parameter for testkey and testsecret"));
        using var client = venue.Client();

        Assert.Equal(new Rejected<EmptyResult>(10001, "bad parameter for *** and ***"), await client.SetTradingStopAsync(Stop, Token));
    }

    [Theory]
    [InlineData(10000, "Server Timeout")]
    [InlineData(10016, "Server error.")]
    public async Task Pitfall_53_A_timeout_inside_the_venue_leaves_the_fate_of_a_change_unknown_and_is_looked_up_by_our_id(int retCode, string text)
    {
        await using var venue = new RestVenue(seen => seen.Method == "POST"
            ? RestVenue.Envelope("{}", retCode, text)
            : RestVenue.Envelope("""{"category":"linear","list":[{"symbol":"BTCUSDT","orderId":"o1","orderLinkId":"mine-1","side":"Sell","orderStatus":"Filled"}]}"""));
        using var client = venue.Client();
        var order = new ReduceOnlyOrder { Symbol = "BTCUSDT", PositionIdx = 0, Side = Side.Sell, OrderLinkId = "mine-1", Quantity = 0.01m };

        Assert.Equal(new Unknown<OrderAck>($"{retCode} {text}"), await client.ReduceAsync(order, Token));
        var found = Assert.IsType<Ok<OrderPage>>(await client.FindOrderAsync("BTCUSDT", OrderName.Ours("mine-1"), Token));

        Assert.Equal("o1", Assert.Single(found.Value.Rows).OrderId);
        Assert.Equal(2, venue.Seen.Count);
    }

    [Fact]
    public async Task A_timeout_inside_the_venue_of_a_read_heals_by_itself()
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope("{}", 10000, "Server Timeout"));
        using var client = venue.Client();

        Assert.Equal(
            new Failed<PositionPage>(RestFailureKind.Transient, "10000 Server Timeout"), await client.ReadPositionsAsync("USDT", "", "", Token));
    }

    [Fact]
    public async Task Pitfall_45_An_html_page_instead_of_json_is_a_failure_with_words_and_stops_everything_for_ten_minutes()
    {
        var time = new FakeTimeProvider();
        await using var venue = new RestVenue(seen => venueTurn(seen));
        using var client = venue.Client(time);

        var refused = Assert.IsType<Failed<PositionPage>>(await client.ReadPositionsAsync("USDT", "", "", Token));
        time.Advance(TimeSpan.FromMinutes(4));
        var stopped = Assert.IsType<Failed<TickerList>>(await client.ReadTickersAsync("", Token));

        Assert.Equal("HTTP 403: the venue does not serve the country or region of this address", refused.Reason);
        Assert.Equal((RestFailureKind.RateLimited, TimeSpan.FromMinutes(10)), (refused.Kind, refused.RetryAfter));
        Assert.Equal((refused.Reason, TimeSpan.FromMinutes(6)), (stopped.Reason, stopped.RetryAfter));
        Assert.Single(venue.Seen);

        time.Advance(TimeSpan.FromMinutes(6));
        Assert.IsType<Ok<TickerList>>(await client.ReadTickersAsync("", Token));

        static string venueTurn(HttpSeen seen) => seen.Path == "/v5/position/list"
            ? RestVenue.Http(403, CloudFront)
            : RestVenue.Envelope("""{"category":"linear","list":[]}""");
    }

    [Theory]
    [InlineData("access too frequent.", "HTTP 403: too many requests from this address; the venue lifts the ban about 10 minutes after the last of them")]
    [InlineData("""{"retCode":403,"retMsg":"Access too frequent"}""", "HTTP 403: too many requests from this address; the venue lifts the ban about 10 minutes after the last of them")]
    [InlineData("<html>nope</html>", "HTTP 403: this address is refused, either for its region or for too many requests")]
    [InlineData("", "HTTP 403: this address is refused, either for its region or for too many requests")]
    public async Task Pitfall_46_A_ban_of_the_address_stops_everything_and_says_what_it_is(string page, string reason)
    {
        await using var venue = new RestVenue(_ => RestVenue.Http(403, page));
        using var client = venue.Client(new FakeTimeProvider());

        Assert.Equal(new Failed<EmptyResult>(RestFailureKind.RateLimited, reason, TimeSpan.FromMinutes(10)), await client.SetTradingStopAsync(Stop, Token));
        await client.SetTradingStopAsync(Stop, Token);

        Assert.Single(venue.Seen);
    }

    [Theory]
    [InlineData(200, "<html>maintenance</html>", "HTTP 200, but the body is a page of HTML, not JSON")]
    [InlineData(200, "", "HTTP 200, but the body is empty")]
    [InlineData(200, "{\"retCode\":0,\"result\":{", "HTTP 200, but the body of 23 bytes is not whole: broken at line 0, byte 23")]
    [InlineData(502, "<html>Bad Gateway</html>", "HTTP 502: the venue is in trouble or in maintenance")]
    public async Task An_answer_nobody_can_read_is_transient_for_a_read_and_unknown_for_a_change(int status, string body, string reason)
    {
        await using var venue = new RestVenue(_ => RestVenue.Http(status, body));
        using var client = venue.Client();

        Assert.Equal(new Failed<PositionPage>(RestFailureKind.Transient, reason), await client.ReadPositionsAsync("USDT", "", "", Token));
        Assert.Equal(new Unknown<EmptyResult>(reason), await client.SetTradingStopAsync(Stop, Token));
    }

    [Theory]
    [InlineData(401, RestFailureKind.Key)]
    [InlineData(404, RestFailureKind.Refused)]
    [InlineData(302, RestFailureKind.Transient)]
    public async Task Other_statuses_change_nothing_at_the_venue(int status, RestFailureKind kind)
    {
        await using var venue = new RestVenue(_ => RestVenue.Http(status, "", "Location: http://127.0.0.1:1/\r\n"));
        using var client = venue.Client();

        Assert.Equal(kind, Assert.IsType<Failed<EmptyResult>>(await client.SetTradingStopAsync(Stop, Token)).Kind);
        Assert.Single(venue.Seen);
    }

    [Fact]
    public async Task A_connection_that_ends_after_the_request_leaves_a_change_unknown_and_is_not_repeated()
    {
        await using var venue = new RestVenue(_ => (string?)null);
        using var client = venue.Client();

        Assert.IsType<Unknown<EmptyResult>>(await client.SetTradingStopAsync(Stop, Token));

        Assert.Single(venue.Seen);
    }

    [Fact]
    public async Task A_kept_connection_that_ends_under_a_change_leaves_it_unknown_and_is_not_repeated()
    {
        await using var venue = new RestVenue(seen => seen.Method == "POST" ? null : RestVenue.Envelope("""{"category":"linear","list":[]}"""));
        using var client = venue.Client();
        await client.ReadPositionsAsync("USDT", "", "", Token);

        Assert.IsType<Unknown<EmptyResult>>(await client.SetTradingStopAsync(Stop, Token));

        Assert.Equal(2, venue.Seen.Count);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_leaves_a_change_unknown()
    {
        await using var venue = new RestVenue(_ => (string?)"HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"retCode\":0");
        using var client = venue.Client();

        Assert.IsType<Unknown<EmptyResult>>(await client.SetTradingStopAsync(Stop, Token));
    }

    [Fact]
    public async Task A_change_that_never_found_a_connection_was_surely_not_made()
    {
        var venue = new RestVenue(_ => (string?)null);
        using var client = venue.Client();
        await venue.DisposeAsync();

        Assert.Equal(
            new Failed<EmptyResult>(RestFailureKind.Transient, "nobody listens there: connection refused"), await client.SetTradingStopAsync(Stop, Token));
    }

    [Fact]
    public async Task An_unknown_host_is_transient_and_names_dns()
    {
        using var client = new BybitRestClient(
            new Uri("https://no-such-host.invalid"), DialPort.Default, new Signer("k", "s"), TimeProvider.System, NullLogger.Instance);

        Assert.Equal(
            new Failed<EmptyResult>(RestFailureKind.Transient, "the host name is not known: check DNS and the configured host"),
            await client.SetTradingStopAsync(Stop, Token));
    }

    [Fact]
    public async Task No_answer_in_time_is_transient_for_a_read_and_unknown_for_a_change()
    {
        var time = new FakeTimeProvider();
        var never = new TaskCompletionSource<string?>();
        await using var venue = new RestVenue(_ => never.Task);
        using var client = venue.Client(time);

        var read = client.ReadPositionsAsync("USDT", "", "", Token);
        var change = client.SetTradingStopAsync(Stop, Token);
        await Wait.Until("both requests at the venue", () => venue.Seen.Count == 2);
        time.Advance(RestSettings.Default.Timeout);

        Assert.Equal(new Failed<PositionPage>(RestFailureKind.Transient, "no answer within 10 s"), await Wait.For("the read", read));
        Assert.Equal(new Unknown<EmptyResult>("no answer within 10 s"), await Wait.For("the change", change));
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_his_cancellation()
    {
        var never = new TaskCompletionSource<string?>();
        await using var venue = new RestVenue(_ => never.Task);
        using var client = venue.Client();
        using var cancel = new CancellationTokenSource();

        var read = client.ReadPositionsAsync("USDT", "", "", cancel.Token);
        await Wait.Until("the request at the venue", () => venue.Seen.Count == 1);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut()
    {
        await using var venue = new RestVenue(_ => RestVenue.Http(200, new string('x', 70_000)));
        using var client = venue.Client(settings: new RestSettings { AnswerBytesMax = 64_000 });

        Assert.Equal(
            new Failed<PositionPage>(RestFailureKind.Transient, "the answer is too long"), await client.ReadPositionsAsync("USDT", "", "", Token));
    }
}
