using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Sockets;

[Category(Level.Integration)]
public sealed class PublicReplyTests
{
    [Fact]
    public async Task A_pong_calls_itself_ping()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);

        var reply = await socket.AskAsync("""{"req_id":"p1","op":"ping"}""");

        Assert.Equal(Shape.Keys(Shape.Real("ws-control-pong.jsonl", "\"p1\"")[0]), Shape.Keys(reply));
        Assert.StartsWith("""{"success":true,"ret_msg":"pong","conn_id":""", reply, StringComparison.Ordinal);
        Assert.EndsWith("\",\"req_id\":\"p1\",\"op\":\"ping\"}", reply, StringComparison.Ordinal);
        Assert.EndsWith("\",\"req_id\":\"\",\"op\":\"ping\"}", await socket.AskAsync("""{"op":"ping"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_acknowledgement_has_the_real_keys_and_an_empty_req_id_when_none_was_given()
    {
        await using var exchange = await Start.Exchange(new() { Server = new() { SnapshotBeforeAck = false } });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);

        var reply = await socket.AskAsync(Requests.Subscribe(null, "tickers.BTCUSDT"));

        Assert.Equal(Shape.Keys(Shape.Real("ws-control-subscribe.jsonl", "3cd84cb1")[0]), Shape.Keys(reply));
        Assert.Contains("\"req_id\":\"\",\"op\":\"subscribe\"", reply, StringComparison.Ordinal);
        Assert.Contains("snapshot", await socket.NextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tickers.NOPEUSDT", "da7tmhs21nld3jk6lb70-8csm4\",\"req_id\":\"e1")]
    [InlineData("tickers.btcusdt", "da7tmhs21nld3jk6lb70-8csm4\",\"req_id\":\"e1")]
    [InlineData("order", "da7tmhs21nld3jk6lb70-8csm4\",\"req_id\":\"e1")]
    public async Task An_unknown_topic_has_no_handler_and_takes_the_good_ones_with_it(string topic, string real)
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);

        var reply = await socket.AskAsync(Requests.Subscribe("e1", "tickers.BTCUSDT", topic));

        Assert.Equal(Shape.Keys(Shape.Real("ws-control-subscribe.jsonl", real)[0]), Shape.Keys(reply));
        Assert.Contains($"\"ret_msg\":\"error:handler not found,topic:{topic}\"", reply, StringComparison.Ordinal);
        Assert.Empty(exchange.Controls.Connections[0].Topics);
    }

    [Fact]
    public async Task The_switch_lets_topics_before_the_bad_one_become_active()
    {
        await using var exchange = await Start.Exchange(new() { Server = new() { PartOfFailedRequestStays = true } });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);

        await socket.AskAsync(Requests.Subscribe("e1", "tickers.BTCUSDT", "tickers.NOPE", "tickers.ETHUSDT"));

        Assert.Equal(["tickers.BTCUSDT"], exchange.Controls.Connections[0].Topics);
    }

    [Fact]
    public async Task A_repeated_topic_is_already_subscribed()
    {
        await using var exchange = await Start.Exchange(new() { Server = new() { SnapshotBeforeAck = false } });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        await socket.AskAsync(Requests.Subscribe("e5", "tickers.BTCUSDT"));
        await socket.NextAsync("the snapshot");

        var reply = await socket.AskAsync(Requests.Subscribe("e6", "tickers.BTCUSDT"));

        Assert.Contains("\"success\":false,\"ret_msg\":\"error:already subscribed,topic:tickers.BTCUSDT\"", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_optional_limit_of_arguments_escapes_its_greater_than_sign()
    {
        await using var exchange = await Start.Exchange(new() { Instruments = Instruments.Simulated(11), Server = new() { ArgsPerRequestMax = 10 } });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);

        var reply = await socket.AskAsync(Requests.Subscribe("e1", [.. Enumerable.Range(1, 11).Select(number => $"tickers.SIM{number:000}USDT")]));

        Assert.Contains("\"success\":false,\"ret_msg\":\"args size \\u003e10\"", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Topics_of_one_socket_end_at_21000_characters_in_all()
    {
        await using var exchange = await Start.Exchange(new() { Instruments = Instruments.Simulated(999), Server = new() { TopicCharactersMax = 60, SnapshotBeforeAck = false } });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        Assert.Contains("\"success\":true", await socket.AskAsync(Requests.Subscribe("a", "tickers.SIM001USDT", "tickers.SIM002USDT")), StringComparison.Ordinal);
        await socket.NextAsync();
        await socket.NextAsync();

        Assert.Contains("\"success\":false", await socket.AskAsync(Requests.Subscribe("b", "tickers.SIM003USDT", "tickers.SIM004USDT")), StringComparison.Ordinal);
        Assert.Equal(21_000, new ServerRules().TopicCharactersMax);
    }

    [Fact]
    public async Task Auth_is_no_operation_of_the_public_socket()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);

        Assert.Contains("\"ret_msg\":\"error:invalid op\"", await socket.AskAsync(Requests.Auth(exchange)), StringComparison.Ordinal);
    }
}
