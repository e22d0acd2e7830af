using PluginHybrid.Sdk.Events;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class TopicsTests
{
    private readonly Bench _bench = new(new Topics());

    public TopicsTests()
    {
        _bench.Sight.Held = [Bench.Leg()];
        _bench.Sight.Tickers = ["BTCUSDT"];
        _bench.Sight.LiveTickers = ["BTCUSDT"];
        _bench.Sight.Figures = _bench.Sight.Figures with { Topics = 5 };
    }

    [Fact]
    public void The_private_topics_and_one_ticker_per_symbol_held_are_right() => Assert.Equal("", AfterHealing());

    [Fact]
    public void A_ticker_that_is_neither_confirmed_nor_refused_is_told()
    {
        _bench.Sight.Tickers = [];

        Assert.Equal("missing", AfterHealing());
    }

    [Fact]
    public void A_refusal_that_was_told_is_right()
    {
        _bench.Sight.Tickers = [];
        _bench.Emit(new TickerRefused(_bench.Stamp(), "BTCUSDT", "error:handler not found"));

        Assert.Equal("", AfterHealing());
    }

    [Fact]
    public void A_confirmed_ticker_without_live_prices_is_told()
    {
        _bench.Sight.LiveTickers = [];

        Assert.Equal("stale", AfterHealing());
    }

    [Fact]
    public void A_ticker_that_nobody_wants_is_told()
    {
        _bench.Sight.Held = [];

        Assert.Equal("leak", AfterHealing());
    }

    [Fact]
    public void A_topic_that_only_the_venue_knows_is_told()
    {
        _bench.Sight.Figures = _bench.Sight.Figures with { Topics = 6 };

        Assert.Equal("venue-leak", AfterHealing());
    }

    [Fact]
    public void A_ticker_that_is_just_being_left_is_right()
    {
        _bench.Sight.Now = _bench.Sight.Day.Length;
        _bench.Sight.IsHealing = true;
        for (var round = 0; round < 6; round++)
        {
            _bench.Sight.Held = [];
            _bench.Seconds(40);
            _bench.Sight.Held = [Bench.Leg()];
            _bench.Seconds(10);
        }

        Assert.Empty(_bench.Checker.Found);
    }

    private string AfterHealing()
    {
        _bench.Sight.Now = _bench.Sight.Day.Length;
        _bench.Sight.IsHealing = true;
        _bench.Seconds(300);
        return _bench.Places;
    }
}
