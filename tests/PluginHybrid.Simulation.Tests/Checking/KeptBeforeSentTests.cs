using PluginHybrid.Core.Journal;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class KeptBeforeSentTests
{
    private const string Create = "/v5/order/create";
    private const string Cancel = "/v5/order/cancel";
    private const string Stop = "/v5/position/trading-stop";

    private readonly Bench _bench = new(new KeptBeforeSent());

    [Fact]
    public void What_the_disk_knows_of_may_set_out()
    {
        Keep("reduce 1 market", "a-1");
        Keep("set-stop 90 mark");
        Keep("cancel a-1", "a-1");
        Send(Create, Order("a-1"));
        Send(Cancel, Order("a-1"));
        Send(Stop, """{"symbol":"BTCUSDT","positionIdx":0,"stopLoss":"90"}""");
        _bench.Checker.SetsOut(_bench.Sight, "GET", "/v5/position/list", "");

        Assert.Empty(_bench.Checker.Found);
    }

    [Theory]
    [InlineData(Create)]
    [InlineData(Cancel)]
    [InlineData(Stop)]
    public void What_it_does_not_know_of_is_told(string path)
    {
        Keep("reduce 1 market", "another");
        Send(path, path == Stop ? """{"symbol":"BTCUSDT","positionIdx":0}""" : Order("a-1"));

        Assert.Equal("not-durable", _bench.Places);
    }

    [Fact]
    public void One_line_is_good_for_one_request()
    {
        Keep("set-stop 90 mark");
        Send(Stop, """{"symbol":"BTCUSDT","positionIdx":0}""");
        Send(Stop, """{"symbol":"BTCUSDT","positionIdx":0}""");

        Assert.Equal("not-durable", _bench.Places);
    }

    [Fact]
    public void What_the_venue_refused_for_its_clock_may_set_out_once_more()
    {
        Keep("set-stop 90 mark");
        Send(Stop, """{"symbol":"BTCUSDT","positionIdx":0}""");
        _bench.Checker.Called(_bench.Sight, new VenueCall("POST", Stop, "", """{"symbol":"BTCUSDT","positionIdx":0}""", 10002));
        Send(Stop, """{"symbol":"BTCUSDT","positionIdx":0}""");

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void A_line_of_a_process_that_died_is_not_the_next_ones()
    {
        Keep("reduce 1 market", "a-1");
        _bench.Restart();
        Send(Create, Order("a-1"));

        Assert.Equal("not-durable", _bench.Places);
    }

    private static string Order(string link) => $$"""{"symbol":"BTCUSDT","positionIdx":0,"orderLinkId":"{{link}}"}""";

    private void Send(string path, string body) => _bench.Checker.SetsOut(_bench.Sight, "POST", path, body);

    private void Keep(string what, string link = "") => _bench.Checker.Kept(_bench.Sight, new JournalEntry
    {
        Input = 1,
        At = DateTimeOffset.UnixEpoch,
        Kind = JournalKind.Sent,
        Leg = Bench.Key(),
        OrderLinkId = link,
        What = what,
    });
}
