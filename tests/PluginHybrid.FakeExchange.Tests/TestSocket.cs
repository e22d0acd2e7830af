using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace PluginHybrid.FakeExchange.Tests;

/// <summary>A plain WebSocket client of the tests' own: sends texts, keeps what comes in order.</summary>
public sealed class TestSocket : IAsyncDisposable
{
    private readonly Channel<string> _frames = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;

    private TestSocket(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    /// <summary>What ended the socket, in words; null while it is open.</summary>
    public string? End { get; private set; }

    public static async Task<TestSocket> OpenAsync(Uri uri, Action<ClientWebSocketOptions>? configure = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.CollectHttpResponseDetails = true;
        configure?.Invoke(socket.Options);
        var client = new TestSocket(socket);
        try
        {
            await socket.ConnectAsync(uri, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        }
        catch (WebSocketException refused)
        {
            throw new InvalidOperationException($"HTTP {(int)socket.HttpStatusCode}", refused);
        }

        client._reading = client.ReadAsync();
        return client;
    }

    public static async Task<TestSocket> OpenPrivateAsync(FakeBybit exchange, params string[] topics)
    {
        var socket = await OpenAsync(exchange.PrivateUri);
        await socket.SendAsync(Requests.Auth(exchange));
        Assert.Contains("\"success\":true", await socket.NextAsync(), StringComparison.Ordinal);
        if (topics.Length > 0)
        {
            await socket.SendAsync(Requests.Subscribe("s", topics));
            Assert.Contains("\"success\":true", await socket.NextAsync(), StringComparison.Ordinal);
        }

        return socket;
    }

    public Task SendAsync(string text) =>
        Socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>The next frame; fails after the usual patience.</summary>
    public Task<string> NextAsync(string what = "the next frame") => Wait.For($"{what} (socket {End ?? "open"})", _frames.Reader.ReadAsync().AsTask());

    public async Task<JsonElement> NextJsonAsync(string what = "the next frame")
    {
        using var document = JsonDocument.Parse(await NextAsync(what));
        return document.RootElement.Clone();
    }

    public async Task<string> AskAsync(string text)
    {
        await SendAsync(text);
        return await NextAsync($"an answer to {text}");
    }

    /// <summary>True when nothing is waiting once a ping has been answered: what was sent before it has arrived.</summary>
    public async Task<IReadOnlyList<string>> FlushAsync()
    {
        await SendAsync("""{"req_id":"flush","op":"ping"}""");
        var before = new List<string>();
        while (true)
        {
            var frame = await NextAsync("the pong behind everything else");
            if (frame.Contains("\"flush\"", StringComparison.Ordinal))
            {
                return before;
            }

            before.Add(frame);
        }
    }

    public Task UntilEndedAsync() => Wait.Until("the socket ends", () => End is not null);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Socket.Abort();
        await _reading;
        Socket.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 20];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult piece;
                do
                {
                    piece = await Socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
                    length += piece.Count;
                }
                while (!piece.EndOfMessage);

                if (piece.MessageType == WebSocketMessageType.Close)
                {
                    End = $"closed {(int?)Socket.CloseStatus} {Socket.CloseStatusDescription}";
                    return;
                }

                var text = Encoding.UTF8.GetString(buffer, 0, length);
                _frames.Writer.TryWrite(piece.MessageType == WebSocketMessageType.Binary ? $"binary {length}" : text);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            End = gone is WebSocketException lost ? $"lost {lost.WebSocketErrorCode}" : "stopped";
        }
    }
}
