using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Bybit.Rest;
using PluginHybrid.Bybit.Wire.Pages;
using PluginHybrid.Core.Rest;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Rest;

[Category(Level.Integration)]
public sealed class RestClockTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-1652)]
    [InlineData(0)]
    [InlineData(987)]
    public async Task The_offset_is_taken_at_the_middle_of_the_round_trip(int offsetMs)
    {
        var time = new FakeTimeProvider(Start);
        await using var venue = new RestVenue(_ =>
        {
            time.Advance(TimeSpan.FromMilliseconds(120));
            var answer = TimeAnswer(time.GetUtcNow().AddMilliseconds(offsetMs));
            time.Advance(TimeSpan.FromMilliseconds(120));
            return answer;
        });
        using var client = venue.Client(time);

        var ok = Assert.IsType<Ok<ClockReading>>(await client.MeasureClockAsync(Token));

        Assert.Equal(new ClockReading(TimeSpan.FromMilliseconds(offsetMs), TimeSpan.FromMilliseconds(240)), ok.Value);
        Assert.Equal(ok.Value, client.Clock);
    }

    [Fact]
    public async Task A_slow_answer_is_asked_for_once_more_and_the_quicker_one_counts()
    {
        // The first request of a process makes its connection on the way out: the middle of the round trip is then far off.
        var time = new FakeTimeProvider(Start);
        var asked = 0;
        await using var venue = new RestVenue(_ =>
        {
            time.Advance(TimeSpan.FromMilliseconds(++asked == 1 ? 700 : 10));
            return TimeAnswer(time.GetUtcNow());
        });
        using var client = venue.Client(time);

        var ok = Assert.IsType<Ok<ClockReading>>(await client.MeasureClockAsync(Token));

        Assert.Equal(new ClockReading(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(10)), ok.Value);
        Assert.Equal(ok.Value, client.Clock);
        Assert.Equal(2, asked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(240)]
    [InlineData(1500)]
    public async Task Pitfall_40_A_request_is_never_ahead_of_the_venue_however_lopsided_the_round_trip_was(int roundTripMs)
    {
        // The venue's clock is 3 s behind ours. All of the round trip is on the way back: the worst case, in which the
        // middle is wrong by half of it and our estimate runs ahead.
        var time = new FakeTimeProvider(Start);
        DateTimeOffset VenueNow() => time.GetUtcNow().AddSeconds(-3);
        await using var venue = new RestVenue(seen =>
        {
            if (seen.Path != "/v5/market/time")
            {
                return RestVenue.Envelope("""{"category":"linear","list":[]}""");
            }

            time.Advance(TimeSpan.FromMilliseconds(roundTripMs));
            return TimeAnswer(VenueNow());
        });
        using var client = venue.Client(time);
        await client.MeasureClockAsync(Token);

        await client.ReadPositionsAsync("USDT", "", "", Token);

        var stamp = long.Parse(venue.Seen.Last().Headers["x-bapi-timestamp"], CultureInfo.InvariantCulture);
        var ahead = stamp - VenueNow().ToUnixTimeMilliseconds();
        Assert.InRange(ahead, -5000 + 1, 0);
    }

    [Fact]
    public async Task Pitfall_40_10002_measures_the_clock_anew_and_asks_once_more()
    {
        var time = new FakeTimeProvider(Start);
        await using var venue = new RestVenue(seen => seen.Path == "/v5/market/time"
            ? TimeAnswer(time.GetUtcNow().AddSeconds(-20))
            : Fits(seen, time.GetUtcNow().AddSeconds(-20))
                ? RestVenue.Envelope("{}")
                : RestVenue.Envelope("{}", 10002, "invalid request, please check your server timestamp or recv_window param"));
        using var client = venue.Client(time);

        Assert.IsType<Ok<EmptyResult>>(await client.SetTradingStopAsync(Stop(), Token));

        Assert.Equal(["/v5/position/trading-stop", "/v5/market/time", "/v5/position/trading-stop"], venue.Seen.Select(seen => seen.Path));
        Assert.Equal(TimeSpan.FromSeconds(-20), client.Clock.Offset);
    }

    [Fact]
    public async Task Pitfall_40_10002_a_second_time_is_a_failure_of_the_clock_and_not_an_endless_loop()
    {
        await using var venue = new RestVenue(seen => seen.Path == "/v5/market/time"
            ? TimeAnswer(Start)
            : RestVenue.Envelope("{}", 10002, "invalid request"));
        using var client = venue.Client(new FakeTimeProvider(Start));

        Assert.Equal(new Failed<EmptyResult>(RestFailureKind.Clock, "10002 invalid request"), await client.SetTradingStopAsync(Stop(), Token));
        Assert.Equal(3, venue.Seen.Count);
    }

    [Fact]
    public async Task A_measurement_that_fails_keeps_the_complaint_and_does_not_ask_again()
    {
        await using var venue = new RestVenue(seen => seen.Path == "/v5/market/time"
            ? RestVenue.Http(503, "")
            : RestVenue.Envelope("{}", 10002, "invalid request"));
        using var client = venue.Client();

        Assert.Equal(RestFailureKind.Clock, Assert.IsType<Failed<EmptyResult>>(await client.SetTradingStopAsync(Stop(), Token)).Kind);
        Assert.Equal(RestFailureKind.Transient, Assert.IsType<Failed<ClockReading>>(await client.MeasureClockAsync(Token)).Kind);
        Assert.Equal(3, venue.Seen.Count);
    }

    private static bool Fits(HttpSeen seen, DateTimeOffset venueNow)
    {
        var ahead = long.Parse(seen.Headers["x-bapi-timestamp"], CultureInfo.InvariantCulture) - venueNow.ToUnixTimeMilliseconds();
        return ahead is >= -5000 and < 1000;
    }

    private static TradingStop Stop() => new() { Symbol = "BTCUSDT", PositionIdx = 0, StopLoss = 60000m };

    private static string TimeAnswer(DateTimeOffset now)
    {
        var ms = now.ToUnixTimeMilliseconds();
        return RestVenue.Envelope($$"""{"timeSecond":"{{ms / 1000}}","timeNano":"{{ms}}000000"}""", time: ms);
    }
}
