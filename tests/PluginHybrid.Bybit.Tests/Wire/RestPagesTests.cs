using System.Text.Json;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Bybit.Wire.Pages;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>Every kept REST answer reads to the values in it, field by field.</summary>
[Category(Level.Unit)]
public sealed class RestPagesTests
{
    [Fact]
    public void Every_position_page_reads_to_its_rows()
    {
        foreach (var body in SharedLines.Of("rest-position-list.jsonl").Select(Wrapped))
        {
            var (page, json) = Read(body, PositionPageReader.Read);
            var category = Oracle.Text(json, "category");
            Assert.Equal(Rows(json).Select(row => OracleRows.Position(row, category)), page.Rows);
            Assert.Equal(Oracle.Text(json, "nextPageCursor"), page.NextCursor);
        }
    }

    [Fact]
    public void Pitfall_26_A_never_traded_row_reads_as_flat_with_unknown_figures()
    {
        var (page, _) = Read(SharedLines.Of("rest-position-list.jsonl")[2], PositionPageReader.Read);

        var row = Assert.Single(page.Rows);
        Assert.Equal(("BTCPERP", 0, Side.None, 0m), (row.Symbol, row.PositionIdx, row.Side, row.Size));
        Assert.Equal(-1, row.Seq);
        Assert.Null(row.EntryPrice);
        Assert.Null(row.MarkPrice);
        Assert.Null(row.UpdatedTime);
        Assert.Equal("", row.Status);
    }

    [Fact]
    public void Pitfall_28_The_cursor_of_the_last_page_is_handed_on_as_it_came()
    {
        var (page, _) = Read(SharedLines.Of("rest-position-list.jsonl")[7], PositionPageReader.Read);

        Assert.Equal("BTCUSDT%2C1705499116177%2C0", page.NextCursor);
    }

    [Fact]
    public void Every_order_page_reads_to_its_rows()
    {
        foreach (var body in SharedLines.Of("rest-order-realtime.jsonl"))
        {
            var (page, json) = Read(body, OrderPageReader.Read);
            var category = Oracle.Text(json, "category");
            Assert.Equal(Rows(json).Select(row => OracleRows.Order(row, category)), page.Rows);
            Assert.Equal(Oracle.Text(json, "nextPageCursor"), page.NextCursor);
        }
    }

    [Fact]
    public void Every_execution_page_reads_to_its_rows()
    {
        foreach (var body in SharedLines.Of("rest-execution-list.jsonl"))
        {
            var (page, json) = Read(body, ExecutionPageReader.Read);
            var category = Oracle.Text(json, "category");
            Assert.Equal(Rows(json).Select(row => OracleRows.Execution(row, category)), page.Rows);
            Assert.Equal(Oracle.Text(json, "nextPageCursor"), page.NextCursor);
        }
    }

    [Theory]
    [InlineData("rest-order-create.jsonl")]
    [InlineData("rest-order-cancel.jsonl")]
    public void Every_order_answer_names_its_order(string file)
    {
        foreach (var body in SharedLines.Of(file))
        {
            var (ack, json) = Read(body, OrderAckReader.Read);
            Assert.Equal(new OrderAck(Oracle.Text(json, "orderId"), Oracle.Text(json, "orderLinkId")), ack);
        }
    }

    [Fact]
    public void Every_instrument_page_reads_to_its_rules()
    {
        foreach (var body in SharedLines.Of("rest-instruments-info.jsonl"))
        {
            var (page, json) = Read(body, InstrumentPageReader.Read);
            Assert.Equal(Rows(json).Select(WantedInstrument), page.Rows);
            Assert.Equal(Oracle.Text(json, "nextPageCursor"), page.NextCursor);
            Assert.Equal(Oracle.Text(json, "category"), page.Category);
        }
    }

    [Fact]
    public void Every_ticker_list_reads_to_its_prices()
    {
        foreach (var body in SharedLines.Of("rest-tickers.jsonl"))
        {
            var (list, json) = Read(body, TickerListReader.Read);
            Assert.Equal(Rows(json).Select(WantedTicker), list.Rows);
            Assert.Equal(Oracle.Text(json, "category"), list.Category);
        }
    }

    [Fact]
    public void The_server_clock_keeps_its_precision()
    {
        var (time, _) = Read(SharedLines.Of("rest-server-time.jsonl")[0], ServerTimeReader.Read);

        Assert.Equal(1688639403423213947, time.UnixNanoseconds);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1688639403423).AddTicks(2139), time.Instant);
    }

    [Fact]
    public void The_server_clock_falls_back_to_its_seconds()
    {
        var (time, _) = Read("""{"retCode":0,"result":{"timeSecond":"1688639403"}}"""u8.ToArray(), ServerTimeReader.Read);

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1688639403), time.Instant);
    }

    [Fact]
    public void The_key_tells_its_rights_and_neither_key_nor_secret()
    {
        var (info, _) = Read(
            """
            {"retCode":0,"retMsg":"","result":{"id":"1","note":"readwrite","apiKey":"XXXXXXXXXXXXXXXXXX","readOnly":0,"secret":"",
            "permissions":{"ContractTrade":["Order","Position"],"Spot":[],"Wallet":["AccountTransfer"]},"ips":["*"],"deadlineDay":66,
            "expiredAt":"2023-05-15T03:21:05Z","createdAt":"2022-10-16T02:24:40Z","unified":0,"uta":1,"isMaster":true},"retExtInfo":{},"time":1}
            """u8.ToArray(),
            KeyInfoReader.Read);

        Assert.Equal(["ContractTrade.Order", "ContractTrade.Position", "Wallet.AccountTransfer"], info.Rights);
        Assert.Equal(["*"], info.Addresses);
        Assert.Equal((false, true, 66, "readwrite"), (info.ReadOnly, info.IsUnified, info.DaysLeft, info.Note));
        Assert.Equal(new DateTimeOffset(2023, 5, 15, 3, 21, 5, TimeSpan.Zero), info.ExpiresAt);
        Assert.DoesNotContain("XXXX", info.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_answer_is_its_verdict()
    {
        foreach (var body in SharedLines.Of("rest-trading-stop.jsonl"))
        {
            Assert.True(RestEnvelopeReader.TryRead(body, EmptyResultReader.Read, out var envelope, out _));
            using var json = JsonDocument.Parse(body);
            Assert.Equal(json.RootElement.GetProperty("retCode").GetInt32(), envelope.RetCode);
            Assert.Equal(Oracle.Text(json.RootElement, "retMsg"), envelope.RetMsg);
            Assert.Equal(Oracle.Whole(json.RootElement, "time"), envelope.TimeMs);
        }
    }

    private static (T Result, JsonElement Json) Read<T>(byte[] body, ResultReader<T> reader)
    {
        Assert.True(RestEnvelopeReader.TryRead(body, reader, out var envelope, out var problem), problem);
        Assert.Equal(RetCode.Ok, envelope.RetCode);
        using var json = JsonDocument.Parse(body);
        return (envelope.Result!, json.RootElement.GetProperty("result").Clone());
    }

    // Two kept lines hold the result only.
    private static byte[] Wrapped(byte[] line) => line.AsSpan().IndexOf("\"retCode\""u8) >= 0
        ? line
        : [.. """{"result":"""u8, .. line, .. ""","retCode":0}"""u8];

    private static JsonElement.ArrayEnumerator Rows(JsonElement result) => result.GetProperty("list").EnumerateArray();

    private static InstrumentRow WantedInstrument(JsonElement row)
    {
        var lot = row.GetProperty("lotSizeFilter");
        return new InstrumentRow
        {
            Symbol = Oracle.Text(row, "symbol"),
            ContractType = Oracle.Text(row, "contractType"),
            Status = Oracle.Text(row, "status"),
            SettleCoin = Oracle.Text(row, "settleCoin"),
            PriceScale = (int?)Oracle.Whole(row, "priceScale"),
            TickSize = Oracle.NonZero(row.GetProperty("priceFilter"), "tickSize"),
            QuantityStep = Oracle.NonZero(lot, "qtyStep"),
            MinQuantity = Oracle.Figure(lot, "minOrderQty"),
            MaxQuantity = Oracle.Figure(lot, "maxOrderQty"),
            MaxMarketQuantity = Oracle.Figure(lot, "maxMktOrderQty"),
            MinNotional = Oracle.Figure(lot, "minNotionalValue"),
        };
    }

    private static RestTicker WantedTicker(JsonElement row) => new()
    {
        Symbol = Oracle.Text(row, "symbol"),
        MarkPrice = Oracle.Figure(row, "markPrice"),
        LastPrice = Oracle.Figure(row, "lastPrice"),
        IndexPrice = Oracle.Figure(row, "indexPrice"),
        BidPrice = Oracle.Figure(row, "bid1Price"),
        AskPrice = Oracle.Figure(row, "ask1Price"),
    };
}
