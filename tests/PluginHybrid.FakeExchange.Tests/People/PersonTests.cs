using Microsoft.Extensions.Time.Testing;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.People;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.People;

[Category(Level.Integration)]
public sealed class PersonTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_person_waits_for_a_listener_and_then_does_each_step_in_its_time()
    {
        var script = PersonScript.Read("""
            steps:
              - after: 1s
                open: { symbol: BTCUSDT, side: Buy, qty: 0.02 }
              - after: 1s
                add: { symbol: BTCUSDT, qty: 0.01 }
              - after: 1s
                reduce: { symbol: BTCUSDT, qty: 0.02 }
              - after: 1s
                stops: { symbol: BTCUSDT, stopLoss: -1%, takeProfit: 70000, trailingStop: 100 }
              - after: 1s
                flip: { symbol: BTCUSDT }
              - after: 1s
                close: { symbol: BTCUSDT }
            """);
        await using var exchange = await Start.Exchange(new() { TimeProvider = _time, Person = script });
        Seconds(30);
        Assert.Empty(exchange.PersonLog);

        await using var socket = await TestSocket.OpenPrivateAsync(exchange, "position");
        Seconds(0.1);
        Assert.Equal(0m, After(0.8).Size);
        Assert.Equal(0.02m, After(0.2).Size);
        Assert.Equal(0.03m, After(1).Size);
        Assert.Equal(0.01m, After(1).Size);
        var protectedRow = After(1);
        Assert.Equal((64_463.1m, 70_000m, 100m), (protectedRow.StopLoss, protectedRow.TakeProfit, protectedRow.TrailingStop));
        Assert.Equal((Side.Sell, 0.01m), (After(1).Side, exchange.Position("BTCUSDT").Size));
        Assert.True(After(1).IsFlat);
        Assert.Equal(6, exchange.PersonLog.Count);

        Position After(double seconds)
        {
            Seconds(seconds);
            return exchange.Position("BTCUSDT");
        }
    }

    [Fact]
    public async Task A_price_is_driven_at_an_even_pace_and_sets_off_a_stop_on_its_way()
    {
        var script = PersonScript.Read("""
            steps:
              - open: { symbol: BTCUSDT, side: Buy, qty: 0.02 }
              - stops: { symbol: BTCUSDT, stopLoss: -1% }
              - after: 1s
                drive: { symbol: BTCUSDT, to: +2%, over: 10s }
              - after: 10s
                drive: { symbol: BTCUSDT, to: 60000, over: 5s }
            """);
        await using var exchange = await Start.Exchange(new() { TimeProvider = _time, Person = script });
        await using var socket = await TestSocket.OpenPrivateAsync(exchange, "position");
        Seconds(0.1);
        var start = exchange.LastPrice("BTCUSDT");

        Seconds(6);
        Assert.InRange(exchange.LastPrice("BTCUSDT"), start * 1.0095m, start * 1.0105m);
        Seconds(5);
        Assert.InRange(exchange.LastPrice("BTCUSDT"), start * 1.0199m, start * 1.0201m);
        Assert.False(exchange.Position("BTCUSDT").IsFlat);
        Seconds(5.2);

        Assert.Equal(60_000m, exchange.LastPrice("BTCUSDT"));
        Assert.True(exchange.Position("BTCUSDT").IsFlat);
    }

    [Theory]
    [InlineData(true, 0.01)]
    [InlineData(false, 0.02)]
    public async Task A_script_that_waits_stands_still_while_nobody_listens(bool waits, decimal held)
    {
        var script = PersonScript.Read($$"""
            waits: {{(waits ? "true" : "false")}}
            steps:
              - open: { symbol: BTCUSDT, side: Buy, qty: 0.01 }
              - after: 2s
                add: { symbol: BTCUSDT, qty: 0.01 }
            """);
        await using var exchange = await Start.Exchange(new() { TimeProvider = _time, Person = script });
        await using (await TestSocket.OpenPrivateAsync(exchange, "position"))
        {
            Seconds(1);
        }

        await Wait.Until("nobody listens", () => exchange.Controls.Connections.All(connection => !connection.IsOpen));
        Seconds(60);
        Assert.Equal(held, exchange.Position("BTCUSDT").Size);

        await using var again = await TestSocket.OpenPrivateAsync(exchange, "position");
        Seconds(2);
        Assert.Equal(0.02m, exchange.Position("BTCUSDT").Size);
    }

    [Fact]
    public async Task A_step_can_wait_for_a_price()
    {
        var script = PersonScript.Read("""
            steps:
              - when: { symbol: BTCUSDT, price: MarkPrice, above: 66000 }
                open: { symbol: BTCUSDT, side: Sell, qty: 0.01 }
            """);
        await using var exchange = await Start.Exchange(new() { TimeProvider = _time, Person = script });
        await using var socket = await TestSocket.OpenPrivateAsync(exchange, "position");

        Seconds(5);
        Assert.Empty(exchange.OpenPositions);
        exchange.SetMark("BTCUSDT", 66_000);
        Seconds(1);

        Assert.Single(exchange.OpenPositions);
    }

    [Fact]
    public async Task What_the_venue_refuses_is_logged_and_the_script_goes_on_and_repeats()
    {
        var script = PersonScript.Read("""
            repeat: true
            steps:
              - at: 1s
                close: { symbol: BTCUSDT }
              - at: 2s
                open: { symbol: BTCUSDT, side: Buy, qty: 0.01 }
            """);
        await using var exchange = await Start.Exchange(new() { TimeProvider = _time, Person = script });
        await using var socket = await TestSocket.OpenPrivateAsync(exchange, "position");

        Seconds(4.5);

        Assert.Equal(4, exchange.PersonLog.Count);
        Assert.Contains("refused: 10001 params error: side invalid", exchange.PersonLog[0], StringComparison.Ordinal);
        Assert.Equal(0.01m, exchange.Position("BTCUSDT").Size);
    }

    [Fact]
    public async Task The_newcomer_sees_a_first_position_within_a_second_and_life_for_ever_without_a_refusal()
    {
        await using var exchange = await Start.Exchange(FakeBybitOptions.Demo with { TimeProvider = _time, Market = new RandomWalkMarket { Volatility = 0.0001m } });
        await using var socket = await TestSocket.OpenPrivateAsync(exchange, "position");

        Seconds(1);
        Assert.Equal("BTCUSDT", Assert.Single(exchange.OpenPositions).Symbol);
        Seconds(30);
        Assert.InRange(exchange.PersonLog.Count, 6, 12);
        Seconds(120);

        Assert.DoesNotContain(exchange.PersonLog, line => line.Contains("refused", StringComparison.Ordinal));
    }

    private void Seconds(double seconds)
    {
        for (var tenths = Math.Round(seconds * 10); tenths > 0; tenths--)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }
}
