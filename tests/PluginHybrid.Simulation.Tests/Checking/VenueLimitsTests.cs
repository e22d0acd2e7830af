using PluginHybrid.Core.Rest;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class VenueLimitsTests
{
    private readonly Bench _bench = new(new VenueLimits());

    [Theory]
    [InlineData(10, 100, "")]
    [InlineData(11, 50, "stops")]
    public void More_than_ten_stops_within_a_second_are_told(int count, int everyMs, string place)
    {
        for (var id = 1; id <= count; id++)
        {
            _bench.Sight.Now += TimeSpan.FromMilliseconds(everyMs);
            _bench.Checker.Asked(_bench.Sight, new SetTradingStop(id, Bench.Key()) { StopLoss = id });
        }

        Assert.Equal(place, _bench.Places);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(501, "dials")]
    public void More_connections_than_the_venue_allows_are_told(int count, string place)
    {
        for (var dial = 0; dial < count; dial++)
        {
            _bench.Sight.Now += TimeSpan.FromMilliseconds(500);
            _bench.Checker.Sent(_bench.Sight, dial % 2 == 0 ? "private" : "public", null);
        }

        Assert.Equal(place, _bench.Places);
    }

    [Theory]
    [InlineData(10, "")]
    [InlineData(11, "args")]
    public void More_topics_in_one_request_than_ten_are_told(int count, string place)
    {
        _bench.Checker.Sent(_bench.Sight, "public", null);
        var args = string.Join(',', Enumerable.Range(1, count).Select(number => $"\"tickers.SIM{number:000}USDT\""));
        _bench.Checker.Sent(_bench.Sight, "public", $$"""{"op":"subscribe","args":[{{args}}]}""");

        Assert.Equal(place, _bench.Places);
    }

    [Fact]
    public void More_characters_of_topics_than_a_socket_takes_are_told_and_leaving_some_helps()
    {
        _bench.Checker.Sent(_bench.Sight, "public", null);
        Send("subscribe", new string('a', 12_000));
        Send("unsubscribe", new string('a', 12_000));
        Send("subscribe", new string('b', 12_000));
        Assert.Empty(_bench.Checker.Found);

        Send("subscribe", new string('c', 12_000));
        Assert.Equal("topics", _bench.Places);
    }

    [Fact]
    public void A_refusal_for_too_many_requests_is_told_on_a_day_without_that_trouble()
    {
        _bench.Checker.Called(_bench.Sight, new VenueCall("POST", "/v5/position/trading-stop", "", "{}", 10006));

        Assert.Equal("refused", _bench.Places);
    }

    private void Send(string op, string topic) => _bench.Checker.Sent(_bench.Sight, "public", $$"""{"op":"{{op}}","args":["{{topic}}"]}""");
}
