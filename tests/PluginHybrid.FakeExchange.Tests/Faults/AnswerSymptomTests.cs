namespace PluginHybrid.FakeExchange.Tests.Faults;

/// <summary>What a plain client sees of each fault of answers, clocks and REST.</summary>
[Category(Level.Integration)]
public sealed class AnswerSymptomTests
{
    [Theory]
    [InlineData("protocol.auth_refused: { message: no }", "\"success\":false,\"ret_msg\":\"no\"")]
    [InlineData("protocol.auth_late: { by: 100ms }", "\"success\":true")]
    [InlineData("protocol.auth_silent: {}", "\"op\":\"pong\"")]
    public async Task Auth_is_answered_as_the_fault_says(string action, string answer)
    {
        await using var bench = await Bench.StartAsync();
        await using var socket = await TestSocket.OpenAsync(bench.Exchange.PrivateUri);
        var began = TimeProvider.System.GetTimestamp();
        bench.Do($"{{ {action} }}");

        await socket.SendAsync(Requests.Auth(bench.Exchange));
        if (action.Contains("silent", StringComparison.Ordinal))
        {
            await socket.SendAsync("""{"op":"ping"}""");
        }

        Assert.Contains(answer, await socket.NextAsync(), StringComparison.Ordinal);
        Assert.True(!action.Contains("late", StringComparison.Ordinal) || TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(90));
    }

    [Theory]
    [InlineData("protocol.ack_refused: { message: no }", "subscribe", "\"success\":false,\"ret_msg\":\"no\"")]
    [InlineData("protocol.ack_late: { by: 100ms }", "subscribe", "\"req_id\":\"s\"")]
    [InlineData("protocol.ack_silent: {}", "subscribe", "nothing")]
    [InlineData("protocol.ack_wrong_id: {}", "subscribe", "\"req_id\":\"never-used\"")]
    [InlineData("protocol.pong_withheld: {}", "ping", "nothing")]
    [InlineData("protocol.pong_late: { by: 100ms }", "ping", "pong")]
    [InlineData("protocol.pong_odd: {}", "ping", "{\"args\":[\"1700000000000\"],\"op\":\"pong\"}")]
    public async Task Requests_are_answered_as_the_fault_says(string action, string op, string answer)
    {
        await using var bench = await Bench.StartAsync();
        await using var socket = await bench.PublicAsync();
        bench.Do($"{{ {action} }}");

        await socket.SendAsync(op == "ping" ? """{"req_id":"s","op":"ping"}""" : Requests.Subscribe("s", "tickers.NEVERUSDT"));

        if (answer == "nothing")
        {
            Assert.Empty(await socket.FlushAsync());
        }
        else
        {
            Assert.Contains(answer, await socket.NextAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("rest.status: { code: 500 }", "500 html")]
    [InlineData("rest.forbidden_page: {}", "403 html")]
    [InlineData("rest.too_many: {}", "429 html")]
    [InlineData("rest.ret_code: { code: 110017, message: no }", "200 110017")]
    [InlineData("rest.rate_limited: {}", "200 10006")]
    [InlineData("rest.bad_time: {}", "200 10002")]
    [InlineData("rest.server_timeout: {}", "200 10000")]
    [InlineData("rest.body: { body: \"{}\" }", "200 {}")]
    [InlineData("rest.late: { by: 50ms }", "200 0")]
    [InlineData("rest.reset: {}", "reset")]
    [InlineData("rest.truncated: {}", "reset")]
    [InlineData("rest.hang: {}", "no answer")]
    public async Task A_call_ends_as_the_fault_says_and_the_next_one_well(string action, string symptom)
    {
        await using var bench = await Bench.StartAsync();
        bench.Do($"{{ {action} }}");

        Assert.Equal(symptom, await CallAsync(bench.Exchange));
        Assert.Equal("200 0", await CallAsync(bench.Exchange));
    }

    [Fact]
    public async Task Pages_and_rows_of_positions_are_short_and_old()
    {
        await using var bench = await Bench.StartAsync();
        using var rest = new TestRest(bench.Exchange);
        async Task<string> Sizes() => string.Join(' ', (await rest.GetAsync("/v5/position/list", "category=linear&settleCoin=USDT"))
            .GetProperty("result").GetProperty("list").EnumerateArray().Select(row => $"{row.GetProperty("symbol").GetString()} {row.GetProperty("size").GetString()}"));
        bench.Do("{ venue.open: { symbol: BTCUSDT, qty: 0.01 } }");
        bench.Do("{ venue.open: { symbol: ETHUSDT, side: Sell, qty: 1 } }");

        using (bench.Do("{ rest.short_page: { rows: 1 } }"))
        {
            Assert.Equal("BTCUSDT 0.01", await Sizes());
        }

        bench.Do("{ rest.stale_rows: {} }");
        bench.Do("{ venue.close: { symbol: BTCUSDT } }");
        Assert.Equal("BTCUSDT 0.01 ETHUSDT 1", await Sizes());
        Assert.Equal("ETHUSDT 1", await Sizes());
    }

    [Fact]
    public async Task The_venues_clock_is_off_while_the_fault_stands()
    {
        await using var bench = await Bench.StartAsync();

        using (bench.Do("{ protocol.time_skew: { by: -3s } }"))
        {
            Assert.Equal(TimeSpan.FromSeconds(-3), bench.Exchange.Controls.ClockOffset);
        }

        Assert.Equal(TimeSpan.Zero, bench.Exchange.Controls.ClockOffset);
    }

    private static async Task<string> CallAsync(FakeBybit exchange)
    {
        using var http = new HttpClient { BaseAddress = exchange.RestUri, Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var answer = await http.GetAsync("/v5/market/time", TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var words = body.StartsWith('<') ? "html" : body.Length < 5 ? body : $"{System.Text.Json.Nodes.JsonNode.Parse(body)!["retCode"]}";
            return $"{(int)answer.StatusCode} {words}";
        }
        catch (HttpRequestException lost)
        {
            return lost.GetBaseException() is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.ConnectionReset } ? "reset" : $"{lost.HttpRequestError}";
        }
        catch (TaskCanceledException)
        {
            return "no answer";
        }
    }
}
