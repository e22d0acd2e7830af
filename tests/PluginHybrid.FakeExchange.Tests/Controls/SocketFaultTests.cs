using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Controls;

[Category(Level.Integration)]
public sealed class SocketFaultTests
{
    [Fact]
    public async Task A_close_frame_carries_code_and_reason()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await TestSocket.OpenPrivateAsync(exchange);

        exchange.Controls.Close(ConnectionKind.Private, (WebSocketCloseStatus)1012, "service restart");

        await socket.UntilEndedAsync();
        Assert.Equal("closed 1012 service restart", socket.End);
    }

    [Fact]
    public async Task An_orderly_end_of_the_stream_has_no_close_frame_and_keeps_what_was_sent()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await TestSocket.OpenPrivateAsync(exchange, "position");
        exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        exchange.Controls.Current(ConnectionKind.Private).Finish();

        Assert.Contains("\"topic\":\"position\"", await socket.NextAsync(), StringComparison.Ordinal);
        await socket.UntilEndedAsync();
        Assert.Equal("lost ConnectionClosedPrematurely", socket.End);
    }

    [Fact]
    public async Task Only_the_kind_that_was_named_is_dropped()
    {
        await using var exchange = await Start.Exchange();
        await using var privately = await TestSocket.OpenPrivateAsync(exchange);
        await using var publicly = await TestSocket.OpenAsync(exchange.PublicUri);

        exchange.Controls.Drop(ConnectionKind.Private);
        await privately.UntilEndedAsync();

        await publicly.AskAsync("""{"op":"ping"}""");
        Assert.Equal([false, true], exchange.Controls.Connections.Select(connection => connection.IsOpen));
    }

    [Fact]
    public async Task A_silent_socket_is_open_mute_and_deaf_but_what_the_client_says_is_noted()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await TestSocket.OpenPrivateAsync(exchange, "position");
        exchange.Controls.GoSilent(ConnectionKind.Private);
        var connection = exchange.Controls.Current(ConnectionKind.Private);

        exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await socket.SendAsync("""{"op":"ping","req_id":"unheard"}""");
        await Wait.Until("the ping is noted", () => connection.Received[^1].Text.Contains("unheard", StringComparison.Ordinal));
        Assert.Null(socket.End);

        connection.IsSilent = false;
        Assert.Empty(await socket.FlushAsync());
    }

    [Theory]
    [InlineData("auth")]
    [InlineData("ping")]
    [InlineData("subscribe")]
    public async Task An_answer_can_be_withheld_once(string op)
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await TestSocket.OpenAsync(exchange.PrivateUri);
        exchange.Controls.OnReply(op, ReplyPlan.Withhold);
        var request = op switch { "auth" => Requests.Auth(exchange), "ping" => """{"op":"ping"}""", _ => Requests.Subscribe("s", "position") };

        await socket.SendAsync(request);
        var reply = await socket.AskAsync(op == "ping" ? Requests.Auth(exchange) : """{"op":"ping"}""");

        Assert.DoesNotContain($"\"op\":\"{op}\"", reply, StringComparison.Ordinal);
        Assert.Contains(op == "ping" ? "pong" : $"\"op\":\"{op}\"", await socket.AskAsync(request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withheld_acknowledgement_does_not_undo_the_subscription()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await TestSocket.OpenPrivateAsync(exchange);
        exchange.Controls.OnReply("subscribe", ReplyPlan.Withhold);
        await socket.SendAsync(Requests.Subscribe("s", "wallet"));
        await Wait.Until("the topic is active", () => exchange.Controls.Connections[0].Topics.Count == 1);

        exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        Assert.Contains("\"topic\":\"wallet\"", await socket.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_can_come_late_by_the_clock_of_the_options()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var exchange = await Start.Exchange(new() { TimeProvider = time });
        await using var socket = await TestSocket.OpenAsync(exchange.PrivateUri);
        exchange.Controls.OnReply("auth", ReplyPlan.DelayBy(TimeSpan.FromSeconds(4)));

        await socket.SendAsync(Requests.Auth(exchange, "late"));
        Assert.DoesNotContain("late", await socket.AskAsync("""{"op":"ping"}"""), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(4));

        Assert.Contains("late", await socket.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_auths_can_be_refused_and_then_work_again()
    {
        await using var exchange = await Start.Exchange();
        exchange.Controls.RefuseAuth(2);
        await using var socket = await TestSocket.OpenAsync(exchange.PrivateUri);

        Assert.Contains("Params Error", await socket.AskAsync(Requests.Auth(exchange)), StringComparison.Ordinal);
        Assert.Contains("Params Error", await socket.AskAsync(Requests.Auth(exchange)), StringComparison.Ordinal);
        Assert.Contains("\"success\":true", await socket.AskAsync(Requests.Auth(exchange)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_subscription_can_be_refused_with_any_text()
    {
        await using var exchange = await Start.Exchange();
        exchange.Controls.OnReply("subscribe", ReplyPlan.Refuse("error:handler timeout"), kind: ConnectionKind.Public);
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);

        Assert.Contains("\"success\":false,\"ret_msg\":\"error:handler timeout\"", await socket.AskAsync(Requests.Subscribe("s", "tickers.BTCUSDT")), StringComparison.Ordinal);
        Assert.Empty(exchange.Controls.Connections[0].Topics);
    }

    [Fact]
    public async Task Anything_can_be_put_on_the_wire()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        await Wait.Until("the handshake is noted", () => exchange.Controls.Connections.Count == 1);
        var connection = exchange.Controls.Current(ConnectionKind.Public);

        connection.SendText("{\"half\":");
        connection.SendBinary([1, 2, 3]);
        connection.SendRaw([0x01, 0x01, (byte)'a', 0x80, 0x01, (byte)'b']);

        Assert.Equal("{\"half\":", await socket.NextAsync());
        Assert.Equal("binary 3", await socket.NextAsync());
        Assert.Equal("ab", await socket.NextAsync());

        connection.SendRaw([0x83, 0x00]);
        await socket.UntilEndedAsync();
        Assert.Equal("lost Faulted", socket.End);
    }

    [Fact]
    public async Task A_filter_drops_repeats_and_rewrites_data_until_it_is_taken_away()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await TestSocket.OpenPrivateAsync(exchange, "position", "wallet");
        using (exchange.Controls.Add(new TwicePositionsNoWallets()))
        {
            exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        }

        exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        Assert.Equal(["position", "position", "position", "wallet"], (await socket.FlushAsync()).Select(frame => Shape.Parse(frame).GetProperty("topic").GetString()));
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_and_stalls_nobody()
    {
        await using var exchange = await Start.Exchange(new() { Server = new() { OutboxBytes = 1024 * 1024 } });
        using var stuck = new ClientWebSocket();
        await stuck.ConnectAsync(exchange.PublicUri, TestContext.Current.CancellationToken);
        await stuck.SendAsync(System.Text.Encoding.UTF8.GetBytes(Requests.Subscribe("s", "tickers.BTCUSDT")), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        await using var reader = await TestSocket.OpenAsync(exchange.PublicUri);
        await reader.AskAsync(Requests.Subscribe("s", "tickers.BTCUSDT"));
        await Wait.Until("both subscribe", () => exchange.Controls.Connections.Count(connection => connection.Topics.Count > 0) == 2);

        // The reader takes each round before the next, so only the stuck client's frames pile up.
        var price = 65_000m;
        for (var round = 0; round < 400 && !exchange.Controls.Connections[0].WasTooSlow; round++)
        {
            for (var tick = 0; tick < 1_000; tick++)
            {
                exchange.SetMark("BTCUSDT", price += 0.01m);
            }

            await reader.FlushAsync();
        }

        Assert.True(exchange.Controls.Connections[0].WasTooSlow);
        Assert.Null(reader.End);
        exchange.SetMark("BTCUSDT", 1m);
        Assert.Contains((await reader.FlushAsync()), frame => frame.Contains("\"markPrice\":\"1.00\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_each_client_sent_is_noted_with_its_time()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var exchange = await Start.Exchange(new() { TimeProvider = time });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        time.Advance(TimeSpan.FromSeconds(20));
        await socket.AskAsync("""{"op":"ping"}""");

        var heard = Assert.Single(exchange.Controls.Connections[0].Received);
        Assert.Equal((time.GetUtcNow(), """{"op":"ping"}"""), (heard.At, heard.Text));
    }

    private sealed class TwicePositionsNoWallets : IFrameFilter
    {
        public IEnumerable<ReadOnlyMemory<byte>> Pass(ClientConnection connection, ReadOnlyMemory<byte> frame) =>
            System.Text.Encoding.UTF8.GetString(frame.Span).Contains("\"topic\":\"position\"", StringComparison.Ordinal) ? [frame, frame] : [];
    }
}
