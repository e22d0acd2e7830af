using System.Net.WebSockets;
using PluginHybrid.Bench.Baselines;
using PluginHybrid.Bench.Frames;
using PluginHybrid.Bench.Measuring;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bench.Candidates;

/// <summary>The framework's client in an awaited loop, with different things done to each message.</summary>
internal static class ClientWebSocketCandidate
{
    public static Task CountAsync(Uri address, string[] symbols, IMeter meter) =>
        ReceiveAsync(address, message => meter.Arrived(meter.NeedsVenueTime ? FrameRing.VenueTimeOf(message.Span) : 0));

    public static Task Utf8Async(Uri address, string[] symbols, IMeter meter) =>
        ReceiveAsync(address, Joined(new Utf8JsonReaderParser(), symbols, meter));

    public static Task DocumentAsync(Uri address, string[] symbols, IMeter meter) =>
        ReceiveAsync(address, Joined(new JsonDocumentParser(), symbols, meter));

    /// <summary>Parse, merge and join by hand; the meter sits in the handler.</summary>
    public static Action<ReadOnlyMemory<byte>> Joined(IParser parser, string[] symbols, IMeter meter) =>
        new HandJoin(parser, symbols, (in PositionUpdate update) => meter.Arrived(update.VenueTime.ToUnixTimeMilliseconds())).Take;

    private static async Task ReceiveAsync(Uri address, Action<ReadOnlyMemory<byte>> take)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, CancellationToken.None);
        await socket.SendAsync("go"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
            if (part.EndOfMessage)
            {
                take(buffer.AsMemory(0, length));
                length = 0;
            }
        }
    }
}
