using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Bybit.Rest;
using PluginHybrid.Bybit.Wire.Pages;
using PluginHybrid.Core.Rest;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Rest;

[Category(Level.Integration)]
public sealed class RestBudgetTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_eleventh_stop_of_a_second_waits_and_other_endpoints_do_not()
    {
        var time = new FakeTimeProvider(Start);
        await using var venue = new RestVenue(seen => RestVenue.Envelope(seen.Method == "POST" ? "{}" : """{"list":[]}"""));
        using var client = venue.Client(time);

        var eleven = Enumerable.Range(0, 11).Select(_ => client.SetTradingStopAsync(Stop(), Token)).ToArray();
        await Wait.For("the first ten", Task.WhenAll(eleven.Take(10)));
        Assert.IsType<Ok<TickerList>>(await client.ReadTickersAsync("", Token));
        Assert.False(eleven[10].IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1049));
        Assert.False(eleven[10].IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.IsType<Ok<EmptyResult>>(await Wait.For("the eleventh", eleven[10]));
    }

    [Fact]
    public async Task A_limit_the_venue_names_replaces_ours()
    {
        var time = new FakeTimeProvider(Start);
        await using var venue = new RestVenue(_ => RestVenue.Envelope("{}", headers: "X-Bapi-Limit: 2\r\nX-Bapi-Limit-Status: 1\r\n"));
        using var client = venue.Client(time);

        await client.SetTradingStopAsync(Stop(), Token);
        await client.SetTradingStopAsync(Stop(), Token);
        var third = client.SetTradingStopAsync(Stop(), Token);

        Assert.False(third.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1050));
        await Wait.For("the third", third);
    }

    [Fact]
    public async Task When_nothing_is_left_the_endpoint_waits_for_the_named_reset()
    {
        var time = new FakeTimeProvider(Start);
        var reset = Start.AddMilliseconds(400).ToUnixTimeMilliseconds();
        await using var venue = new RestVenue(_ => RestVenue.Envelope(
            "{}", headers: $"X-Bapi-Limit: 10\r\nX-Bapi-Limit-Status: 0\r\nX-Bapi-Limit-Reset-Timestamp: {reset}\r\n"));
        using var client = venue.Client(time);

        await client.SetTradingStopAsync(Stop(), Token);
        var second = client.SetTradingStopAsync(Stop(), Token);

        time.Advance(TimeSpan.FromMilliseconds(399));
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await Wait.For("the second", second);
    }

    [Fact]
    public async Task Pitfall_46_10006_names_the_wait_and_holds_the_endpoint_until_then()
    {
        var time = new FakeTimeProvider(Start);
        var reset = Start.AddMilliseconds(700).ToUnixTimeMilliseconds();
        var turn = 0;
        await using var venue = new RestVenue(_ => turn++ == 0
            ? RestVenue.Envelope("{}", 10006, "Too many visits!", $"X-Bapi-Limit-Reset-Timestamp: {reset}\r\n")
            : RestVenue.Envelope("{}"));
        using var client = venue.Client(time);

        Assert.Equal(
            new Failed<EmptyResult>(RestFailureKind.RateLimited, "10006 Too many visits!", TimeSpan.FromMilliseconds(700)),
            await client.SetTradingStopAsync(Stop(), Token));
        var next = client.SetTradingStopAsync(Stop(), Token);
        time.Advance(TimeSpan.FromMilliseconds(699));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.IsType<Ok<EmptyResult>>(await Wait.For("the next", next));
    }

    [Theory]
    [InlineData("Retry-After: 3\r\n", 3000)]
    [InlineData("Retry-After: 86400\r\n", 60000)]
    [InlineData("X-Bapi-Limit-Reset-Timestamp: nonsense\r\n", 1050)]
    [InlineData("X-Bapi-Limit-Reset-Timestamp: 9223372036854775807\r\n", 1050)]
    public async Task HTTP_429_rests_the_endpoint_for_as_long_as_a_sane_header_says(string header, int waitMs)
    {
        await using var venue = new RestVenue(_ => RestVenue.Http(429, "<html>slow down</html>", header));
        using var client = venue.Client(new FakeTimeProvider(Start));

        Assert.Equal(
            new Failed<EmptyResult>(RestFailureKind.RateLimited, "HTTP 429: the venue protects itself", TimeSpan.FromMilliseconds(waitMs)),
            await client.SetTradingStopAsync(Stop(), Token));
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_refused_at_once_with_its_length()
    {
        await using var venue = new RestVenue(_ => RestVenue.Http(429, "", "Retry-After: 30\r\n"));
        using var client = venue.Client(new FakeTimeProvider(Start));
        await client.SetTradingStopAsync(Stop(), Token);

        Assert.Equal(
            new Failed<EmptyResult>(
                RestFailureKind.RateLimited, "the budget of /v5/position/trading-stop is spent for 30.0 s", TimeSpan.FromSeconds(30)),
            await client.SetTradingStopAsync(Stop(), Token));
        Assert.Single(venue.Seen);
    }

    [Fact]
    public async Task A_request_that_waits_for_its_place_is_not_sent_into_a_ban_that_began_meanwhile()
    {
        var time = new FakeTimeProvider(Start);
        await using var venue = new RestVenue(seen => seen.Method == "POST" ? RestVenue.Envelope("{}") : RestVenue.Http(403, ""));
        using var client = venue.Client(time);
        var eleven = Enumerable.Range(0, 11).Select(_ => client.SetTradingStopAsync(Stop(), Token)).ToArray();
        await Wait.For("the first ten", Task.WhenAll(eleven.Take(10)));

        await client.ReadTickersAsync("", Token);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(RestFailureKind.RateLimited, Assert.IsType<Failed<EmptyResult>>(await Wait.For("the eleventh", eleven[10])).Kind);
        Assert.Equal(11, venue.Seen.Count);
    }

    private static TradingStop Stop() => new() { Symbol = "BTCUSDT", PositionIdx = 0, StopLoss = 60000m };
}
