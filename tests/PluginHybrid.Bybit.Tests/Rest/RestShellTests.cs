using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Bybit.Rest;
using PluginHybrid.Core.Rest;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Rest;

[Category(Level.Integration)]
public sealed class RestShellTests
{
    private readonly ConcurrentQueue<RestAnswer> _answers = new();

    [Fact]
    public async Task A_page_of_positions_comes_back_with_its_cursor_as_the_venue_gave_it()
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope(
            """{"category":"linear","list":[{"symbol":"BTCUSDT","positionIdx":0,"side":"Buy","size":"0.5","avgPrice":"64000","seq":7}],"nextPageCursor":"BTCUSDT%2C1%2C0"}"""));

        var read = Assert.IsType<PositionsRead>(await Answer(venue, new ReadPositions(42, "USDT", "", "")));

        Assert.Equal((42, "BTCUSDT%2C1%2C0"), (read.Id, read.NextCursor));
        Assert.Equal(("linear", "BTCUSDT", 0.5m), Assert.Single(read.Rows) is var row ? (row.Category, row.Symbol, row.Size) : default);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_671_017_382_656), read.VenueTime);
    }

    [Fact]
    public async Task The_clock_comes_back_measured()
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope("""{"timeSecond":"1688639403","timeNano":"1688639403423213947"}"""));

        var measured = Assert.IsType<ClockMeasured>(await Answer(venue, new MeasureClock(7)));

        Assert.Equal(7, measured.Id);
        Assert.True(measured.RoundTrip > TimeSpan.Zero);
    }

    [Theory]
    [InlineData(10003, "API key is invalid.", RestFailureKind.Key, "10003 API key is invalid.")]
    [InlineData(10001, "params error", RestFailureKind.Refused, "10001 params error")]
    [InlineData(10000, "Server Timeout", RestFailureKind.Transient, "10000 Server Timeout")]
    public async Task A_failure_comes_back_as_such_and_never_as_an_empty_page(int retCode, string text, RestFailureKind kind, string reason)
    {
        await using var venue = new RestVenue(_ => RestVenue.Envelope("{}", retCode, text));

        Assert.Equal(new RestFailed(3, kind, reason), await Answer(venue, new ReadPositions(3, "USDC", "", "")));
    }

    [Fact]
    public async Task A_failed_measurement_is_a_failure()
    {
        await using var venue = new RestVenue(_ => RestVenue.Http(503, ""));

        Assert.Equal(RestFailureKind.Transient, Assert.IsType<RestFailed>(await Answer(venue, new MeasureClock(1))).Kind);
    }

    [Fact]
    public async Task A_call_that_cannot_be_asked_is_answered_too()
    {
        await using var venue = new RestVenue(_ => (string?)null);

        Assert.Equal(RestFailureKind.Refused, Assert.IsType<RestFailed>(await Answer(venue, new ReadPositions(1, "USDT", "BTCUSDT", ""))).Kind);
        Assert.Empty(venue.Seen);
    }

    [Fact]
    public async Task After_its_end_no_answer_comes_any_more()
    {
        var gate = new TaskCompletionSource<string?>();
        await using var venue = new RestVenue(_ => gate.Task);
        using var client = venue.Client();
        var shell = new RestShell(client, _answers.Enqueue, NullLogger.Instance);
        shell.Execute(new ReadPositions(1, "USDT", "", ""));
        await Wait.Until("the request at the venue", () => venue.Seen.Count == 1);

        shell.Dispose();
        shell.Dispose();
        shell.Execute(new MeasureClock(2));
        gate.SetResult(RestVenue.Envelope("""{"list":[]}"""));
        await client.ReadTickersAsync("", TestContext.Current.CancellationToken);

        Assert.Empty(_answers);
        Assert.DoesNotContain(venue.Seen, seen => seen.Path == "/v5/market/time");
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
