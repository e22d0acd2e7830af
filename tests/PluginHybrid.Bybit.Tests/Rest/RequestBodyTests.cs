using System.Text.Json;
using PluginHybrid.Bybit.Rest;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Rest;

[Category(Level.Unit)]
public sealed class RequestBodyTests
{
    [Fact]
    public void Pitfall_51_A_trading_stop_always_has_its_required_parameters_in_the_venues_spelling()
    {
        var body = RequestBody.Of(new TradingStop { Symbol = "BTCUSDT", PositionIdx = 2, TrailingStop = 120.50m, ActivePrice = 61000m });

        Assert.Equal("""{"category":"linear","symbol":"BTCUSDT","tpslMode":"Full","positionIdx":2,"trailingStop":"120.50","activePrice":"61000"}""", body);
    }

    [Fact]
    public void A_part_of_the_position_names_its_size_for_the_legs_it_has()
    {
        var body = RequestBody.Of(new TradingStop
        {
            Symbol = "XRPUSDT",
            PositionIdx = 1,
            TakeProfit = 0.6m,
            Quantity = 50m,
            TakeProfitTrigger = StopTrigger.MarkPrice,
            StopLossTrigger = StopTrigger.IndexPrice,
        });

        Assert.Equal(
            """{"category":"linear","symbol":"XRPUSDT","tpslMode":"Partial","positionIdx":1,"takeProfit":"0.6","tpTriggerBy":"MarkPrice","slTriggerBy":"IndexPrice","tpSize":"50"}""",
            body);
    }

    [Fact]
    public void Zero_takes_a_leg_away_and_what_is_not_given_is_not_written()
    {
        var body = RequestBody.Of(new TradingStop { Symbol = "BTCUSDT", PositionIdx = 0, TakeProfit = 0m });

        Assert.Equal("""{"category":"linear","symbol":"BTCUSDT","tpslMode":"Full","positionIdx":0,"takeProfit":"0"}""", body);
    }

    [Theory]
    [InlineData(true, "0.01", null)]
    [InlineData(false, "0.0000001", "64000.10")]
    [InlineData(true, null, null)]
    public void Every_order_this_host_can_write_is_reduce_only(bool buy, string? quantity, string? price)
    {
        using var body = JsonDocument.Parse(RequestBody.Of(new ReduceOnlyOrder
        {
            Symbol = "BTCUSDT",
            PositionIdx = 0,
            Side = buy ? Side.Buy : Side.Sell,
            OrderLinkId = "mine",
            Quantity = quantity is null ? null : decimal.Parse(quantity),
            LimitPrice = price is null ? null : decimal.Parse(price),
        }));

        var root = body.RootElement;
        Assert.True(root.GetProperty("reduceOnly").GetBoolean());
        Assert.Equal(quantity ?? "0", root.GetProperty("qty").GetString());
        Assert.Equal(price is null ? "Market" : "Limit", root.GetProperty("orderType").GetString());
        Assert.Equal(quantity is null, root.TryGetProperty("closeOnTrigger", out _));
        Assert.Equal(price is not null, root.TryGetProperty("price", out _));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("trail_42-XRPUSDT")]
    [InlineData("012345678901234567890123456789012345")]
    public void An_order_link_id_the_venue_takes_passes(string id) => Assert.Equal(id, RequestBody.Checked(id));

    [Theory]
    [InlineData("")]
    [InlineData("0123456789012345678901234567890123456")]
    [InlineData("with space")]
    [InlineData("ümlaut")]
    [InlineData("dot.ted")]
    public void Pitfall_54_An_order_link_id_the_venue_would_refuse_is_refused_here_and_shown(string id) =>
        Assert.Contains($"found \"{id}\"", Assert.Throws<ArgumentException>(() => RequestBody.Checked(id)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var order = new ReduceOnlyOrder { Symbol = "BTCUSDT", PositionIdx = 0, Side = Side.Sell, OrderLinkId = "x", Quantity = 1m };
        var stop = new TradingStop { Symbol = "BTCUSDT", PositionIdx = 0, StopLoss = 1m };

        Assert.All(
            (ReduceOnlyOrder[])
            [
                order with { Side = Side.None },
                order with { Quantity = 0m },
                order with { Quantity = -1m },
                order with { LimitPrice = 0m },
                order with { Quantity = null, LimitPrice = 5m },
                order with { Symbol = " " },
                order with { PositionIdx = 3 },
                order with { OrderLinkId = "" },
            ],
            bad => Assert.ThrowsAny<ArgumentException>(() => RequestBody.Of(bad)));
        Assert.All(
            (TradingStop[])[stop with { StopLoss = null }, stop with { StopLoss = -1m }, stop with { PositionIdx = -1 }, stop with { Symbol = "" }],
            bad => Assert.ThrowsAny<ArgumentException>(() => RequestBody.Of(bad)));
    }
}
