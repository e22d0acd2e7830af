using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Sockets;

/// <summary>Goal: frames of the private topics look like real ones. Method: compare keys and order with recorded frames.</summary>
[Category(Level.Integration)]
public sealed class PrivateFrameTests : IAsyncLifetime
{
    private FakeBybit _exchange = null!;
    private TestSocket _socket = null!;

    public async ValueTask InitializeAsync()
    {
        _exchange = await Start.Exchange(new() { HedgeSymbols = ["ADAUSDT"] });
        _socket = await TestSocket.OpenPrivateAsync(_exchange, "position", "order", "execution", "wallet");
    }

    public async ValueTask DisposeAsync()
    {
        await _socket.DisposeAsync();
        await _exchange.DisposeAsync();
    }

    [Fact]
    public async Task One_fill_is_told_as_execution_order_position_wallet()
    {
        _exchange.OpenPosition("SOLUSDT", Side.Buy, 0.2m);

        var frames = await FramesAsync(4);

        Assert.Equal(["execution", "order", "position", "wallet"], frames.Select(Topic));
        var seq = frames[0].GetProperty("data")[0].GetProperty("seq").GetInt64();
        Assert.True(seq > int.MaxValue);
        Assert.Equal(seq, frames[2].GetProperty("data")[0].GetProperty("seq").GetInt64());
        Assert.Equal($"100000001_SOLUSDT_{seq}", frames[0].GetProperty("id").GetString());
        Assert.Equal($"100000001_SOLUSDT_{seq}", frames[1].GetProperty("id").GetString());
        Assert.StartsWith("100000001_position_", frames[2].GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "ws-private-execution.jsonl", "227170130491", "")]
    [InlineData(1, "ws-private-order.jsonl", "227170130491", "")]
    [InlineData(2, "ws-private-position.jsonl", "37449201146", " openTime")]
    [InlineData(3, "ws-private-wallet.jsonl", "1774779351206", "")]
    public async Task Keys_and_their_order_are_the_real_ones(int place, string file, string real, string newer)
    {
        _exchange.OpenPosition("SOLUSDT", Side.Buy, 0.2m);

        var frame = (await FramesAsync(4))[place];
        var model = Shape.Real(file, real)[0];

        Assert.Equal(Shape.Keys(model), Shape.Keys(frame));
        Assert.Equal(Shape.Keys(model.GetProperty("data")[0]) + newer, Shape.Keys(frame.GetProperty("data")[0]));
        Assert.Equal(Kinds(model.GetProperty("data")[0]), Kinds(frame.GetProperty("data")[0], without: "openTime"));
    }

    [Fact]
    public async Task The_coin_of_a_wallet_frame_has_the_real_keys()
    {
        _exchange.OpenPosition("BTCPERP", Side.Buy, 0.001m);

        var wallet = (await FramesAsync(4))[3].GetProperty("data")[0].GetProperty("coin");

        Assert.Equal(Shape.Keys(Shape.Real("ws-private-wallet.jsonl", "1774779351206")[0].GetProperty("data")[0].GetProperty("coin")[0]), Shape.Keys(wallet[0]));
        Assert.Equal(1, wallet.GetArrayLength());
        Assert.Equal("USDC", wallet[0].GetProperty("coin").GetString());
    }

    [Fact]
    public async Task Closing_comes_as_a_row_without_side_and_size()
    {
        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        _exchange.ClosePosition("BTCUSDT");

        var row = (await FramesAsync(8))[6].GetProperty("data")[0];

        Assert.Equal("", row.GetProperty("side").GetString());
        Assert.Equal("0", row.GetProperty("size").GetString());
        Assert.Equal("0", row.GetProperty("entryPrice").GetString());
        Assert.Equal("0", row.GetProperty("positionValue").GetString());
        Assert.Equal("0", row.GetProperty("liqPrice").GetString());
        Assert.Equal(0, row.GetProperty("adlRankIndicator").GetInt32());
        Assert.NotEqual("0", row.GetProperty("createdTime").GetString());
        Assert.Equal(0, row.GetProperty("openTime").GetInt64());
    }

    [Fact]
    public async Task Hedge_mode_tells_both_legs_the_untouched_one_with_its_old_time_and_seq()
    {
        _exchange.OpenPosition("ADAUSDT", Side.Sell, 100, positionIdx: 2);
        var before = (await FramesAsync(4))[2].GetProperty("data");
        _exchange.OpenPosition("ADAUSDT", Side.Buy, 50, positionIdx: 1);
        var after = (await FramesAsync(4))[2].GetProperty("data");

        Assert.Equal([1, 2], after.EnumerateArray().Select(row => row.GetProperty("positionIdx").GetInt32()));
        Assert.Equal(-1, before[0].GetProperty("seq").GetInt64());
        Assert.Equal(before[1].GetProperty("seq").GetInt64(), after[1].GetProperty("seq").GetInt64());
        Assert.Equal(before[1].GetProperty("updatedTime").GetString(), after[1].GetProperty("updatedTime").GetString());
        Assert.True(after[0].GetProperty("seq").GetInt64() > after[1].GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task Every_order_action_pushes_the_position_though_nothing_changed()
    {
        _exchange.OpenPosition("XRPUSDT", Side.Buy, 10);
        var opened = (await FramesAsync(4))[2].GetProperty("data")[0];
        var order = _exchange.Place(new OrderRequest { Symbol = "XRPUSDT", Side = Side.Buy, Qty = 10, Price = 3m });
        _exchange.Cancel(order);

        var frames = await FramesAsync(4);

        Assert.Equal(["order", "position", "order", "position"], frames.Select(Topic));
        Assert.Equal("New", frames[0].GetProperty("data")[0].GetProperty("orderStatus").GetString());
        Assert.Equal("Cancelled", frames[2].GetProperty("data")[0].GetProperty("orderStatus").GetString());
        foreach (var push in (JsonElement[])[frames[1], frames[3]])
        {
            Assert.Equal(opened.GetProperty("updatedTime").GetString(), push.GetProperty("data")[0].GetProperty("updatedTime").GetString());
            Assert.Equal(opened.GetProperty("seq").GetInt64(), push.GetProperty("data")[0].GetProperty("seq").GetInt64());
        }
    }

    [Fact]
    public async Task A_moving_mark_pushes_nothing()
    {
        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await FramesAsync(4);

        _exchange.SetMark("BTCUSDT", 66_000);

        Assert.Empty(await _socket.FlushAsync());
    }

    [Fact]
    public async Task Closing_deactivates_the_stops_in_the_same_order_frame_before_the_closing_order()
    {
        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        _exchange.SetStops(new StopRequest { Symbol = "BTCUSDT", TrailingStop = 500 });
        await FramesAsync(6);
        _exchange.ClosePosition("BTCUSDT");

        var rows = (await FramesAsync(4))[1].GetProperty("data");

        Assert.Equal(2, rows.GetArrayLength());
        Assert.Equal("Deactivated", rows[0].GetProperty("orderStatus").GetString());
        Assert.Equal("CancelByTpSlTsClear", rows[0].GetProperty("cancelType").GetString());
        Assert.Equal("CreateByTrailingStop", rows[0].GetProperty("createType").GetString());
        Assert.Equal("Filled", rows[1].GetProperty("orderStatus").GetString());
    }

    [Fact]
    public async Task Funding_comes_on_the_execution_topic_and_is_no_trade()
    {
        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await FramesAsync(4);
        _exchange.Fund("BTCUSDT");

        var frames = await FramesAsync(3);
        var row = frames[0].GetProperty("data")[0];

        Assert.Equal(["execution", "position", "wallet"], frames.Select(Topic));
        Assert.Equal("Funding", row.GetProperty("execType").GetString());
        Assert.Equal("UNKNOWN", row.GetProperty("orderType").GetString());
        Assert.Equal("0", row.GetProperty("orderQty").GetString());
        Assert.Equal("", row.GetProperty("createType").GetString());
        Assert.Equal("0.06511430", decimal.Parse(row.GetProperty("execFee").GetString()!).ToString("F8"));
    }

    [Fact]
    public async Task A_second_account_hears_nothing_of_the_first()
    {
        var other = new Credentials("OTHER", "OTHERSECRET") { Uid = "200000002" };
        await using var exchange = await Start.Exchange(new() { Accounts = [new("FIRST", "S1"), other] });
        await using var socket = await TestSocket.OpenAsync(exchange.PrivateUri);
        await socket.AskAsync(Requests.Auth(other.ApiKey, other.ApiSecret, exchange.Clock.NowMs + 10_000, "a"));
        await socket.AskAsync(Requests.Subscribe("s", "position"));

        exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        Assert.Empty(await socket.FlushAsync());
    }

    private static string Topic(JsonElement frame) => frame.GetProperty("topic").GetString()!;

    private static string Kinds(JsonElement row, string without = "") => string.Join(' ', row.EnumerateObject()
        .Where(member => member.Name is not ("extraFees" or "cumFeeDetail") && member.Name != without)
        .Select(member => $"{member.Name}:{(member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? "Bool" : member.Value.ValueKind)}"));

    private async Task<List<JsonElement>> FramesAsync(int count)
    {
        var frames = new List<JsonElement>();
        while (frames.Count < count)
        {
            frames.Add(await _socket.NextJsonAsync($"private frame {frames.Count + 1} of {count}"));
        }

        return frames;
    }
}
