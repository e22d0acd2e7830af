using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Rest;

[Category(Level.Integration)]
public sealed class PositionListTests : IAsyncLifetime
{
    private const string Path = "/v5/position/list";
    private FakeBybit _exchange = null!;
    private TestRest _rest = null!;

    public async ValueTask InitializeAsync()
    {
        _exchange = await Start.Exchange(new() { Instruments = [.. Instruments.WellKnown, .. Instruments.Simulated(30)], HedgeSymbols = ["ADAUSDT"] });
        _rest = new TestRest(_exchange);
    }

    public async ValueTask DisposeAsync()
    {
        _rest.Dispose();
        await _exchange.DisposeAsync();
    }

    [Fact]
    public async Task A_held_row_has_the_real_keys_plus_the_open_time()
    {
        _exchange.OpenPosition("BTCUSDT", Side.Sell, 0.02m);

        var row = (await ListAsync("settleCoin=USDT"))[0];
        var real = Shape.Real("rest-position-list.jsonl", "breakEvenPrice")[0].GetProperty("result").GetProperty("list")[0];

        Assert.Equal(Shape.Keys(real).Replace("mmrSysUpdateTime", "mmrSysUpdatedTime", StringComparison.Ordinal) + " openTime", Shape.Keys(row));
        Assert.Equal("65114.2", row.GetProperty("avgPrice").GetString());
        Assert.False(row.TryGetProperty("entryPrice", out _));
    }

    [Fact]
    public async Task A_never_traded_row_is_almost_empty()
    {
        var row = Assert.Single(await ListAsync("symbol=BTCPERP"));
        var real = Shape.Real("rest-position-list.jsonl", "\"seq\":-1")[0].GetProperty("result").GetProperty("list")[0];

        Assert.Equal(Shape.Keys(real), Shape.Keys(row));
        foreach (var member in real.EnumerateObject().Where(member => member.Name is not ("riskLimitValue" or "riskId")))
        {
            Assert.Equal(member.Value.GetRawText(), row.GetProperty(member.Name).GetRawText());
        }
    }

    [Fact]
    public async Task A_flat_row_is_told_by_symbol_and_not_by_coin()
    {
        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        _exchange.ClosePosition("BTCUSDT");

        var row = Assert.Single(await ListAsync("symbol=BTCUSDT"));
        Assert.Equal(("0", "0", "", "", "", ""), (Text("size"), Text("avgPrice"), Text("positionValue"), Text("unrealisedPnl"), Text("takeProfit"), Text("side")));
        Assert.Empty(await ListAsync("settleCoin=USDT"));

        string? Text(string name) => row.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Hedge_mode_tells_two_rows_by_symbol_and_one_per_held_leg_by_coin()
    {
        _exchange.OpenPosition("ADAUSDT", Side.Sell, 100, positionIdx: 2);

        Assert.Equal([1, 2], (await ListAsync("symbol=ADAUSDT")).Select(row => row.GetProperty("positionIdx").GetInt32()));
        Assert.Equal(2, Assert.Single(await ListAsync("settleCoin=USDT")).GetProperty("positionIdx").GetInt32());
    }

    [Fact]
    public async Task The_symbol_wins_over_the_coin_and_coins_are_told_apart()
    {
        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        _exchange.OpenPosition("BTCPERP", Side.Buy, 0.01m);

        Assert.Equal("BTCUSDT", Assert.Single(await ListAsync("settleCoin=USDT")).GetProperty("symbol").GetString());
        Assert.Equal("BTCPERP", Assert.Single(await ListAsync("settleCoin=USDC")).GetProperty("symbol").GetString());
        Assert.Equal("BTCPERP", Assert.Single(await ListAsync("settleCoin=USDT&symbol=BTCPERP")).GetProperty("symbol").GetString());
    }

    [Fact]
    public async Task Twenty_rows_unless_asked_otherwise_and_a_cursor_even_after_the_last()
    {
        OpenAll();

        Assert.Equal(20, (await ListAsync("settleCoin=USDT")).Count);
        var all = await _rest.GetAsync(Path, "category=linear&settleCoin=USDT&limit=200");
        Assert.Equal(30, all.GetProperty("result").GetProperty("list").GetArrayLength());
        var cursor = all.GetProperty("result").GetProperty("nextPageCursor").GetString()!;
        Assert.Matches("^SIM030USDT%2C[0-9]{13}%2C0$", cursor);
        var after = await _rest.GetAsync(Path, $"category=linear&settleCoin=USDT&limit=200&cursor={cursor}");
        Assert.Equal(0, after.GetProperty("result").GetProperty("list").GetArrayLength());
        Assert.Equal("", after.GetProperty("result").GetProperty("nextPageCursor").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_cover_every_row_once_whether_the_cursor_is_encoded_again_or_not(bool again)
    {
        OpenAll();
        var (seen, cursor) = (new List<string>(), "");
        while (true)
        {
            var page = (await _rest.GetAsync(Path, $"category=linear&settleCoin=USDT&limit=7&cursor={(again ? Uri.EscapeDataString(cursor) : cursor)}")).GetProperty("result");
            if (page.GetProperty("list").GetArrayLength() == 0)
            {
                break;
            }

            seen.AddRange(page.GetProperty("list").EnumerateArray().Select(row => row.GetProperty("symbol").GetString()!));
            cursor = page.GetProperty("nextPageCursor").GetString()!;
        }

        Assert.Equal(Enumerable.Range(1, 30).Select(number => $"SIM{number:000}USDT"), seen);
    }

    [Theory]
    [InlineData("category=linear")]
    [InlineData("category=spot&settleCoin=USDT")]
    [InlineData("category=linear&settleCoin=USDT&limit=201")]
    [InlineData("category=linear&settleCoin=USDT&limit=0")]
    [InlineData("category=linear&symbol=NOPE")]
    [InlineData("category=linear&settleCoin=USDT&cursor=nonsense")]
    public async Task Wrong_parameters_are_10001(string query) =>
        Assert.Equal(10001, (await _rest.GetAsync(Path, query)).GetProperty("retCode").GetInt32());

    [Fact]
    public async Task A_stale_list_answers_what_was_and_then_the_truth_again()
    {
        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        _exchange.Controls.Rest.AnswerStalePositionList(times: 2);
        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        _exchange.OpenPosition("ETHUSDT", Side.Buy, 0.1m);

        Assert.Equal("0.01", Assert.Single(await ListAsync("settleCoin=USDT")).GetProperty("size").GetString());
        Assert.Equal("0.01", Assert.Single(await ListAsync("symbol=BTCUSDT")).GetProperty("size").GetString());
        Assert.Equal(["0.02", "0.1"], (await ListAsync("settleCoin=USDT")).Select(row => row.GetProperty("size").GetString()));
    }

    private void OpenAll()
    {
        foreach (var instrument in Instruments.Simulated(30))
        {
            _exchange.OpenPosition(instrument.Symbol, Side.Buy, 1);
        }
    }

    private async Task<List<JsonElement>> ListAsync(string query) =>
        [.. (await _rest.GetAsync(Path, $"category=linear&{query}")).GetProperty("result").GetProperty("list").EnumerateArray()];
}
