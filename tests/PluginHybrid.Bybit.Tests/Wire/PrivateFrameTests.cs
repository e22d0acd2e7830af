using System.Text;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>Positions, orders and executions: what users were bitten by.</summary>
[Category(Level.Unit)]
public sealed class PrivateFrameTests
{
    private readonly BybitFrameReader _reader = new(new SymbolTable());

    [Theory]
    [InlineData("")]
    [InlineData("None")]
    public void Pitfall_24_A_close_reads_as_flat_whatever_its_side_is_called(string side)
    {
        var rows = Position($$"""{"positionIdx":0,"symbol":"BTCUSDT","side":"{{side}}","size":"0","curRealisedPnl":"1.26"}""").Rows;

        var row = Assert.Single(rows);

        Assert.Equal((Side.None, 0m, 1.26m), (row.Side, row.Size, row.CurRealisedPnl));
    }

    [Fact]
    public void Pitfall_25_Both_legs_of_hedge_mode_are_read_the_empty_one_too()
    {
        var rows = Position(
            """
            {"positionIdx":2,"symbol":"ADAUSDT","side":"","size":"0","seq":140667031311361},
            {"positionIdx":1,"symbol":"ADAUSDT","side":"Buy","size":"43","seq":140667089523042}
            """).Rows;

        Assert.Equal([(2, Side.None, 0m), (1, Side.Buy, 43m)], rows.Select(row => (row.PositionIdx, row.Side, row.Size)));
        Assert.Equal([140667031311361, 140667089523042], rows.Select(row => row.Seq));
    }

    [Fact]
    public void Pitfall_26_Members_left_out_are_unknown_not_zero()
    {
        var row = Assert.Single(Position("""{"positionIdx":0,"symbol":"BTCPERP","size":"0"}""").Rows);

        Assert.Equal(
            new PositionRow { Category = "", Symbol = "BTCPERP", PositionIdx = 0, Side = Side.None, Size = 0 },
            row);
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("1.5")]
    [InlineData("{\"rank\":2}")]
    [InlineData("true")]
    public void A_rank_of_deleveraging_that_is_not_understood_is_unknown_and_loses_no_row(string rank)
    {
        var row = Assert.Single(Position($$"""{"positionIdx":0,"symbol":"X","side":"Sell","size":"1","adlRankIndicator":{{rank}},"seq":7}""").Rows);

        Assert.Equal((null, 1m, 7L), (row.AdlRank, row.Size, row.Seq));
    }

    [Theory]
    [InlineData("entryPrice")]
    [InlineData("avgPrice")]
    public void Pitfall_27_The_entry_price_has_two_names(string name)
    {
        var row = Assert.Single(Position($$"""{"positionIdx":0,"symbol":"X","side":"Sell","size":"1","{{name}}":"1.3841"}""").Rows);

        Assert.Equal(1.3841m, row.EntryPrice);
    }

    [Fact]
    public void Pitfall_31_Funding_says_that_it_is_funding()
    {
        var rows = Read<ExecutionFrame>(
            """
            {"topic":"execution","creationTime":1,"data":[{"category":"linear","symbol":"BTCUSDT","execId":"e","orderId":"o",
            "execType":"Funding","execFee":"0.00620674","execQty":"0.001","orderQty":"0","side":"Buy","seq":9367240658}]}
            """).Rows;

        Assert.Equal(("Funding", 0.00620674m), (rows[0].ExecutionType, rows[0].Fee));
    }

    [Fact]
    public void Pitfall_33_Every_row_of_an_order_frame_is_read()
    {
        var rows = Read<OrderFrame>(
            """
            {"topic":"order","creationTime":1,"data":[
            {"symbol":"BTCUSDT","orderId":"a","side":"Sell","orderStatus":"Deactivated","stopOrderType":"TrailingStop"},
            {"symbol":"BTCUSDT","orderId":"b","side":"Sell","orderStatus":"Filled","stopOrderType":"UNKNOWN","cumExecQty":"0.001"}]}
            """).Rows;

        Assert.Equal(
            [("a", "Deactivated", "TrailingStop"), ("b", "Filled", "")],
            rows.Select(row => (row.OrderId, row.Status, row.StopOrderType)));
    }

    [Theory]
    [InlineData("execution.fast")]
    [InlineData("execution.fast.linear")]
    public void Pitfall_34_A_fast_execution_is_a_trade_without_id(string topic)
    {
        var rows = Read<ExecutionFrame>(
            $$"""
            {"topic":"{{topic}}","creationTime":1716800399338,"data":[{"category":"linear","symbol":"ICPUSDT","execId":"3510f361",
            "execPrice":"12.015","execQty":"3000","orderId":"443d63fa","isMaker":false,"orderLinkId":"","side":"Sell",
            "execTime":"1716800399334","seq":34771365464}]}
            """).Rows;

        Assert.Equal(("Trade", "", 34771365464), (rows[0].ExecutionType, rows[0].OrderLinkId, rows[0].Seq));
    }

    [Theory]
    [InlineData("\"1E-7\"", "0.0000001")]
    [InlineData("1.5e3", "1500")]
    [InlineData("\"63561.60\"", "63561.60")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("\"79228162514264337593543950335\"", "79228162514264337593543950335")]
    public void Pitfall_39_Numbers_are_read_exactly_in_any_notation(string json, string wanted)
    {
        var row = Assert.Single(Position($$"""{"positionIdx":0,"symbol":"X","side":"Buy","size":{{json}}}""").Rows);

        Assert.Equal(wanted, row.Size.ToString());
    }

    [Theory]
    [InlineData("\"79228162514264337593543950336\"")]
    [InlineData("\"0.12345678901234567890123456789\"")]
    [InlineData("1e29")]
    [InlineData("\" 1\"")]
    [InlineData("\"1,5\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    public void Pitfall_39_A_size_that_is_no_exact_number_spoils_the_frame(string json) =>
        Assert.IsType<MalformedFrame>(Read(Framed($$"""{"positionIdx":0,"symbol":"X","side":"Buy","size":{{json}}}""")));

    [Theory]
    [InlineData("""{"positionIdx":0,"side":"Buy","size":"1"}""")]
    [InlineData("""{"positionIdx":0,"symbol":"","side":"Buy","size":"1"}""")]
    [InlineData("""{"symbol":"X","side":"Buy","size":"1"}""")]
    [InlineData("""{"positionIdx":3,"symbol":"X","side":"Buy","size":"1"}""")]
    [InlineData("""{"positionIdx":4294967296,"symbol":"X","side":"Buy","size":"1"}""")]
    [InlineData("""{"positionIdx":0.5,"symbol":"X","side":"Buy","size":"1"}""")]
    [InlineData("""{"positionIdx":0,"symbol":"X","side":"","size":"1"}""")]
    [InlineData("""{"positionIdx":0,"symbol":"X","side":"None","size":"1"}""")]
    [InlineData("""{"positionIdx":0,"symbol":"X","side":"Long","size":"1"}""")]
    [InlineData("""{"positionIdx":0,"symbol":"X","side":"Buy"}""")]
    [InlineData("""{"positionIdx":0,"symbol":"X","side":"Buy","size":null}""")]
    [InlineData("""[]""")]
    [InlineData("""{"positionIdx":0,"symbol":"X","side":"","size":"0"},{"positionIdx":0,"symbol":"X","side":"Buy","size":"x"}""")]
    public void A_row_that_cannot_be_told_spoils_the_whole_frame(string row) => Assert.IsType<MalformedFrame>(Read(Framed(row)));

    [Fact]
    public void Of_a_repeated_key_the_last_value_counts()
    {
        var row = Assert.Single(Position("""{"positionIdx":0,"symbol":"X","side":"Buy","size":"1","size":"2"}""").Rows);

        Assert.Equal(2m, row.Size);
    }

    [Fact]
    public void Pitfall_55_Unknown_members_of_any_kind_change_nothing()
    {
        var row = Assert.Single(Position(
            """
            {"new":{"a":[1,{"size":"9"}]},"positionIdx":0,"symbol":"X","newList":[[]],"side":"Buy","size":"1",
            "positionStatus":"Brandnew","mmrSysUpdateTime":""}
            """).Rows);

        Assert.Equal((1m, "Brandnew"), (row.Size, row.Status));
    }

    [Theory]
    [InlineData("position.linear", "linear")]
    [InlineData("position.inverse", "inverse")]
    [InlineData("position", "")]
    public void A_categorised_topic_tells_the_category_its_rows_leave_out(string topic, string category)
    {
        var frame = Read<PositionFrame>(
            $$"""{"data":[{"positionIdx":0,"symbol":"X","side":"","size":"0"}],"creationTime":5,"topic":"{{topic}}"}""");

        Assert.Equal(category, frame.Rows[0].Category);
    }

    [Fact]
    public void Zero_stops_are_no_stops()
    {
        var row = Assert.Single(Position(
            """
            {"positionIdx":0,"symbol":"X","side":"Buy","size":"1","stopLoss":"0.00","takeProfit":"0","trailingStop":"0.000",
            "liqPrice":"0","openTime":1774779321716,"updatedTime":"0"}
            """).Rows);

        Assert.Equal((null, null, null), (row.StopLoss, row.TakeProfit, row.TrailingStop));
        Assert.Equal((null, null), (row.LiquidationPrice, row.UpdatedTime));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1774779321716), row.OpenTime);
    }

    [Fact]
    public void A_topic_nobody_waits_for_is_named()
    {
        Assert.Equal("greeks", Read<OtherFrame>("""{"topic":"greeks","creationTime":1,"data":[]}""").What);
        Assert.Equal("positions", Read<OtherFrame>("""{"topic":"positions","creationTime":1,"data":[]}""").What);
    }

    private static string Framed(string rows) => $$"""{"id":"1","topic":"position","creationTime":1697682317044,"data":[{{rows}}]}""";

    private PositionFrame Position(string rows) => Read<PositionFrame>(Framed(rows));

    private WireFrame Read(string frame) => _reader.Read(StreamKind.Private, Encoding.UTF8.GetBytes(frame));

    private T Read<T>(string frame)
        where T : WireFrame => Assert.IsType<T>(Read(frame));
}
