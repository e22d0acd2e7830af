using Microsoft.Extensions.Time.Testing;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Market;

[Category(Level.Unit)]
public sealed class RandomWalkTests
{
    [Fact]
    public void The_same_seed_gives_the_same_prices() =>
        Assert.Equal(Walk("BTCUSDT", seed: 7, steps: 500), Walk("BTCUSDT", seed: 7, steps: 500));

    [Fact]
    public void Seeds_and_symbols_wander_differently()
    {
        Assert.NotEqual(Walk("BTCUSDT", 7, 500)[^1].Last, Walk("BTCUSDT", 8, 500)[^1].Last);
        Assert.NotEqual(Walk("BTCUSDT", 7, 500)[^1].Last / 65_114.3m, Walk("BTCPERP", 7, 500)[^1].Last / 65_110m);
    }

    [Fact]
    public void Prices_stay_calm_positive_and_on_the_tick()
    {
        var prices = Walk("BTCUSDT", seed: 3, steps: 6_000);

        Assert.All(prices, quote => Assert.Equal(0, quote.Last % 0.1m));
        Assert.All(prices, quote => Assert.InRange(quote.Last, 64_000, 66_000));
        Assert.All(prices, quote => Assert.InRange(quote.Mark / quote.Last, 0.995m, 1.005m));
        Assert.True(prices.Select(quote => quote.Last).Distinct().Count() > 100);
    }

    [Fact]
    public void Even_a_wild_walk_never_reaches_zero() =>
        Assert.All(Walk("DOGEUSDT", seed: 1, steps: 5_000, volatility: 0.4m), quote => Assert.True(quote.Last > 0 && quote.Mark > 0));

    [Fact]
    public void The_mark_is_new_once_a_second_and_otherwise_unchanged()
    {
        var marks = Walk("BTCUSDT", seed: 3, steps: 100).Select(quote => quote.Mark).ToList();

        Assert.InRange(marks.Distinct().Count(), 8, 11);
    }

    [Fact]
    public async Task A_thousand_ticks_a_second_are_a_thousand_however_late_the_timer_comes()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var exchange = await Start.Exchange(new()
        {
            TimeProvider = time,
            Instruments = Instruments.Simulated(2),
            Market = new RandomWalkMarket { Interval = TimeSpan.FromMilliseconds(1) },
        });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        await socket.SendAsync(Requests.Subscribe("s", "tickers.SIM001USDT", "tickers.SIM002USDT"));
        await Wait.Until("both are subscribed", () => exchange.Controls.Connections.Count > 0 && exchange.Controls.Connections[0].Topics.Count == 2);

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2_000, (await socket.FlushAsync()).Count(frame => frame.Contains("\"delta\"", StringComparison.Ordinal)));
    }

    private static List<QuoteValues> Walk(string symbol, int seed, int steps, decimal volatility = 0.00002m)
    {
        var quote = new Quote(Instruments.WellKnown.Single(instrument => instrument.Symbol == symbol));
        var walk = new RandomWalk(quote, seed, volatility);
        return [.. Enumerable.Range(1, steps).Select(step =>
        {
            walk.Step(marks: step % 10 == 0);
            return quote.Now;
        })];
    }
}
