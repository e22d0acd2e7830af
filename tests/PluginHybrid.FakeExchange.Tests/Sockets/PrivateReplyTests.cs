using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Sockets;

[Category(Level.Integration)]
public sealed class PrivateReplyTests : IAsyncLifetime
{
    private FakeBybit _exchange = null!;
    private TestSocket _socket = null!;

    public async ValueTask InitializeAsync()
    {
        _exchange = await Start.Exchange();
        _socket = await TestSocket.OpenAsync(_exchange.PrivateUri);
    }

    public async ValueTask DisposeAsync()
    {
        await _socket.DisposeAsync();
        await _exchange.DisposeAsync();
    }

    [Fact]
    public async Task An_accepted_auth_has_the_real_keys_in_the_real_order()
    {
        var reply = await _socket.AskAsync(Requests.Auth(_exchange, "637267887005765"));

        Assert.Equal(Shape.Keys(Shape.Real("ws-control-auth.jsonl", "637267887005765")[0]), Shape.Keys(reply));
        Assert.Contains("\"req_id\":\"637267887005765\",\"success\":true,\"ret_msg\":\"\",\"op\":\"auth\"", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_req_id_none_comes_back()
    {
        var reply = await _socket.AskAsync(Requests.Auth(_exchange, reqId: null));

        Assert.Equal(Shape.Keys(Shape.Real("ws-control-auth.jsonl", "cejreaspqfh3sjdnldmg-p")[0]), Shape.Keys(reply));
    }

    [Theory]
    [InlineData("a wrong secret")]
    [InlineData("an expiry in the past")]
    [InlineData("an unknown key")]
    [InlineData("too few arguments")]
    public async Task Every_refused_auth_reads_Params_Error(string because)
    {
        var now = _exchange.Clock.NowMs;
        var reply = await _socket.AskAsync(because switch
        {
            "a wrong secret" => Requests.Auth(_exchange, null, secret: "other"),
            "an expiry in the past" => Requests.Auth(_exchange, null, expires: now - 1),
            "an unknown key" => Requests.Auth("nobody", _exchange.ApiSecret, now + 10_000, null),
            _ => """{"op":"auth","args":["key"]}""",
        });

        Assert.Equal(Shape.Keys(Shape.Real("ws-control-auth.jsonl", "Params Error")[0]), Shape.Keys(reply));
        Assert.Contains("\"success\":false,\"ret_msg\":\"Params Error\"", reply, StringComparison.Ordinal);
        Assert.False(_exchange.Controls.Connections[0].IsAuthenticated);
    }

    [Fact]
    public async Task The_venues_clock_decides_whether_an_expiry_lies_ahead()
    {
        _exchange.Controls.ClockOffset = TimeSpan.FromSeconds(30);

        var reply = await _socket.AskAsync(Requests.Auth(_exchange, null, expires: _exchange.Clock.NowMs - 20_000));

        Assert.Contains("Params Error", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Topics_before_auth_are_not_authorized()
    {
        var reply = await _socket.AskAsync(Requests.Subscribe("s1", "position"));

        Assert.StartsWith("""{"req_id":"s1","success":false,"ret_msg":"Request not authorized","op":"subscribe","conn_id":""", reply, StringComparison.Ordinal);
        Assert.Empty(_exchange.Controls.Connections[0].Topics);
    }

    [Fact]
    public async Task A_pong_carries_the_venues_time_in_args()
    {
        var reply = await _socket.AskAsync("""{"req_id":"test","op":"ping"}""");

        Assert.Equal(Shape.Keys(Shape.Real("ws-control-pong.jsonl", "1675418560633")[0]), Shape.Keys(reply));
        Assert.Contains("\"op\":\"pong\",\"args\":[\"", reply, StringComparison.Ordinal);
        Assert.Equal(Shape.Keys(Shape.Real("ws-control-pong.jsonl", "1699766561376")[0]), Shape.Keys(await _socket.AskAsync("""{"op":"ping"}""")));
    }

    [Fact]
    public async Task A_subscription_is_acknowledged_once_per_request()
    {
        await _socket.AskAsync(Requests.Auth(_exchange));

        var named = await _socket.AskAsync(Requests.Subscribe("637293387100229", "position", "order", "execution", "wallet"));
        var nameless = await _socket.AskAsync(Requests.Subscribe(null, "greeks"));

        Assert.Equal(Shape.Keys(Shape.Real("ws-control-subscribe.jsonl", "637293387100229")[0]), Shape.Keys(named));
        Assert.Equal(Shape.Keys(Shape.Real("ws-control-subscribe.jsonl", "cejreassvfrsfvb9v1a0-2m")[0]), Shape.Keys(nameless));
        Assert.Equal(["execution", "greeks", "order", "position", "wallet"], _exchange.Controls.Connections[0].Topics);
    }

    [Theory]
    [InlineData("nonsense", "error:handler not found,topic:nonsense")]
    [InlineData("tickers.BTCUSDT", "error:handler not found,topic:tickers.BTCUSDT")]
    [InlineData("Position", "error:handler not found,topic:Position")]
    public async Task An_unknown_topic_fails_the_whole_request(string topic, string error)
    {
        await _socket.AskAsync(Requests.Auth(_exchange));

        var reply = await _socket.AskAsync(Requests.Subscribe("s1", "position", topic));

        Assert.Contains($"\"success\":false,\"ret_msg\":\"{error}\"", reply, StringComparison.Ordinal);
        Assert.Empty(_exchange.Controls.Connections[0].Topics);
    }

    [Fact]
    public async Task A_repeated_topic_is_already_subscribed()
    {
        await _socket.AskAsync(Requests.Auth(_exchange));
        await _socket.AskAsync(Requests.Subscribe("s1", "position"));

        var reply = await _socket.AskAsync(Requests.Subscribe("s2", "position"));

        Assert.Contains("\"ret_msg\":\"error:already subscribed,topic:position\"", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_in_one_and_categorised_must_not_stand_in_one_request_but_may_in_two()
    {
        await _socket.AskAsync(Requests.Auth(_exchange));

        Assert.Contains("\"success\":false", await _socket.AskAsync(Requests.Subscribe("s1", "position", "position.linear")), StringComparison.Ordinal);
        Assert.Contains("\"success\":true", await _socket.AskAsync(Requests.Subscribe("s2", "position")), StringComparison.Ordinal);
        Assert.Contains("\"success\":true", await _socket.AskAsync(Requests.Subscribe("s3", "position.linear")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_categorised_topic_is_told_under_its_own_name()
    {
        await _socket.AskAsync(Requests.Auth(_exchange));
        await _socket.AskAsync(Requests.Subscribe("s1", "position.linear", "execution.fast.linear"));

        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        var fast = await _socket.NextJsonAsync();
        Assert.Equal("execution.fast.linear", fast.GetProperty("topic").GetString());
        Assert.False(fast.TryGetProperty("id", out _));
        Assert.Equal("position.linear", (await _socket.NextJsonAsync()).GetProperty("topic").GetString());
    }

    [Fact]
    public async Task An_unsubscribed_topic_falls_silent()
    {
        await _socket.AskAsync(Requests.Auth(_exchange));
        await _socket.AskAsync(Requests.Subscribe("s1", "position"));
        Assert.Contains("\"success\":true,\"ret_msg\":\"\",\"op\":\"unsubscribe\"", await _socket.AskAsync(Requests.Unsubscribe("u1", "position")), StringComparison.Ordinal);

        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        Assert.Empty(await _socket.FlushAsync());
    }

    [Fact]
    public async Task Nothing_is_told_on_subscribing_although_a_position_is_held()
    {
        _exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await _socket.AskAsync(Requests.Auth(_exchange));
        await _socket.AskAsync(Requests.Subscribe("s1", "position", "order", "execution", "wallet"));

        Assert.Empty(await _socket.FlushAsync());
    }

    [Theory]
    [InlineData("""{"req_id":"x","op":"dance"}""", "error:invalid op")]
    [InlineData("hello", "Failed to decode incoming data:readObjectStart: expect { or n, but found h, ")]
    public async Task What_cannot_be_understood_is_answered_and_the_socket_stays(string sent, string error)
    {
        Assert.Contains($"\"ret_msg\":\"{error}", await _socket.AskAsync(sent), StringComparison.Ordinal);
        Assert.Contains("pong", await _socket.AskAsync("""{"op":"ping"}"""), StringComparison.Ordinal);
    }
}
