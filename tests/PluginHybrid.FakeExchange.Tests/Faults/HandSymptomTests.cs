using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Faults;

/// <summary>What is at the venue after others did something there.</summary>
[Category(Level.Integration)]
public sealed class HandSymptomTests
{
    [Fact]
    public async Task Others_trade_at_the_venue()
    {
        await using var bench = await Bench.StartAsync();
        var exchange = bench.Exchange;
        await using var socket = await TestSocket.OpenPrivateAsync(exchange, "position", "execution");

        bench.Do("{ venue.open: { symbol: BTCUSDT, side: Sell, qty: 0.02 } }");
        bench.Do("{ venue.stops: { symbol: BTCUSDT, stop_loss: 70000 } }");
        Assert.Equal((Side.Sell, 0.02m, 70_000m), (exchange.Position("BTCUSDT").Side, exchange.Position("BTCUSDT").Size, exchange.Position("BTCUSDT").StopLoss));

        var before = exchange.LastPrice("BTCUSDT");
        bench.Do("{ venue.price: { symbol: BTCUSDT, percent: -10 } }");
        Assert.Equal(Math.Round(before * 0.9m, 1), exchange.LastPrice("BTCUSDT"));

        await socket.FlushAsync();
        bench.Do("{ venue.repeat: { symbol: BTCUSDT } }");
        bench.Do("{ venue.funding: { symbol: BTCUSDT } }");
        var frames = await socket.FlushAsync();
        Assert.Contains(frames, frame => frame.Contains("\"topic\":\"position\"", StringComparison.Ordinal));
        Assert.Contains(frames, frame => frame.Contains("\"Funding\"", StringComparison.Ordinal));

        bench.Do("{ venue.close: { symbol: BTCUSDT } }");
        bench.Do("{ venue.hedge_mode: { symbol: BTCUSDT } }");
        Assert.Empty(bench.Do("{ venue.open: { symbol: BTCUSDT, leg: 1, qty: 0.01 } }").Problems);
        Assert.Equal(1, Assert.Single(exchange.OpenPositions).PositionIdx);
    }

    [Fact]
    public async Task A_person_takes_a_part_off_in_whole_steps_and_no_less_than_one()
    {
        await using var bench = await Bench.StartAsync();
        bench.Do("{ venue.open: { symbol: BTCUSDT, qty: 0.005 } }");

        Assert.Empty(bench.Do("{ venue.reduce: { symbol: BTCUSDT, percent: 50 } }").Problems);
        Assert.Equal(0.003m, bench.Exchange.Position("BTCUSDT").Size);
        bench.Do("{ venue.reduce: { symbol: BTCUSDT, percent: 1 } }");
        Assert.Equal(0.002m, bench.Exchange.Position("BTCUSDT").Size);
        bench.Do("{ venue.reduce: { symbol: BTCUSDT, percent: 100 } }");
        Assert.Empty(bench.Exchange.OpenPositions);
    }

    [Fact]
    public async Task A_person_turns_a_position_round_with_one_order_and_a_hedged_one_with_two()
    {
        await using var bench = await Bench.StartAsync();
        var exchange = bench.Exchange;
        bench.Do("{ venue.hedge_mode: { symbol: ETHUSDT } }");
        bench.Do("{ venue.open: { symbol: BTCUSDT, qty: 0.01 } }");
        bench.Do("{ venue.open: { symbol: ETHUSDT, leg: 2, side: Sell, qty: 0.2 } }");

        Assert.Empty(bench.Do("{ venue.flip: { symbol: BTCUSDT } }").Problems);
        Assert.Empty(bench.Do("{ venue.flip: { symbol: ETHUSDT, leg: 2 } }").Problems);

        Assert.Equal((Side.Sell, 0.01m), (exchange.Position("BTCUSDT").Side, exchange.Position("BTCUSDT").Size));
        var hedged = Assert.Single(exchange.OpenPositions, leg => leg.Symbol == "ETHUSDT");
        Assert.Equal((1, Side.Buy, 0.2m), (hedged.PositionIdx, hedged.Side, hedged.Size));
    }

    [Theory]
    [InlineData("Buy", 0.98)]
    [InlineData("Sell", 1.02)]
    public async Task A_person_sets_a_stop_so_far_from_the_mark_on_the_losing_side(string side, double share)
    {
        await using var bench = await Bench.StartAsync();
        bench.Do($"{{ venue.open: {{ symbol: BTCUSDT, side: {side}, qty: 0.01 }} }}");
        var leg = bench.Exchange.Position("BTCUSDT");

        Assert.Empty(bench.Do("{ venue.stops: { symbol: BTCUSDT, percent: 2 } }").Problems);
        Assert.Equal(Math.Floor(leg.MarkPrice * (decimal)share * 10) / 10, bench.Exchange.Position("BTCUSDT").StopLoss);
        bench.Do("{ venue.stops: { symbol: BTCUSDT, stop_loss: 0 } }");
        Assert.Equal(0, bench.Exchange.Position("BTCUSDT").StopLoss);
    }

    [Fact]
    public async Task A_person_cancels_what_rests_and_leaves_the_stop()
    {
        await using var bench = await Bench.StartAsync();
        var exchange = bench.Exchange;
        bench.Do("{ venue.open: { symbol: BTCUSDT, qty: 0.01 } }");
        bench.Do("{ venue.stops: { symbol: BTCUSDT, percent: 2 } }");
        exchange.Place(new OrderRequest { Symbol = "BTCUSDT", Side = Side.Sell, Qty = 0.01m, Price = exchange.LastPrice("BTCUSDT") + 500, ReduceOnly = true });
        Assert.Equal(2, exchange.OpenOrders.Count);

        Assert.Empty(bench.Do("{ venue.cancel_orders: { symbol: BTCUSDT } }").Problems);

        Assert.NotEqual(StopKind.None, Assert.Single(exchange.OpenOrders).Stop);
        Assert.Empty(bench.Do("{ venue.cancel_orders: { symbol: ETHUSDT } }").Problems);
    }

    [Theory]
    [InlineData("venue.close: { symbol: BTCUSDT", "nothing is held in BTCUSDT, leg 0")]
    [InlineData("venue.reduce: { symbol: BTCUSDT, percent: 10", "nothing is held in BTCUSDT, leg 0")]
    [InlineData("venue.flip: { symbol: BTCUSDT", "nothing is held in BTCUSDT, leg 0")]
    [InlineData("venue.stops: { symbol: BTCUSDT, percent: 10", "nothing is held in BTCUSDT, leg 0")]
    [InlineData("venue.stops: { symbol: BTCUSDT, stop_loss: 0", "fault 'it'")]
    public async Task What_is_impossible_is_a_problem_unless_the_script_lets_it_be(string action, string problem)
    {
        await using var bench = await Bench.StartAsync();

        Assert.Contains(problem, Assert.Single(bench.Do($"{{ {action} }} }}").Problems), StringComparison.Ordinal);
        Assert.Empty(bench.Do($"{{ {action}, if_possible: true }} }}").Problems);
    }
}
