using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace PluginHybrid.Bybit.Tests.Sockets;

/// <summary>The venue's end of one connection, byte by byte.</summary>
internal sealed class Peer(Socket socket, Stream stream) : IDisposable
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The request's head, once read.</summary>
    public string Request { get; private set; } = "";

    /// <summary>Completes when the test is over; a script that has nothing more to do waits for it.</summary>
    public Task Over => _over.Task;

    public int ClientPort => ((IPEndPoint)socket.RemoteEndPoint!).Port;

    public Stream Stream => stream;

    public async Task<string> ReadRequest()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        return Request = head.ToString();
    }

    /// <summary>Shakes hands; <paramref name="withIt"/> travels in the same write as the answer.</summary>
    public async Task Accept(byte[]? withIt = null, string moreHeaders = "")
    {
        await ReadRequest();
        var key = Request.Split("\r\n").Single(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.Ordinal))[18..].Trim();
        await Raw(
            $"HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\nconnection: upgrade\r\nsec-websocket-accept: {AcceptFor(key)}\r\n{moreHeaders}\r\n",
            withIt);
    }

    public async Task Raw(string head, byte[]? body = null) =>
        await stream.WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(head), .. body ?? []]);

    public Task Text(string text) => Raw("", FrameOf(0x81, Encoding.UTF8.GetBytes(text)));

    public Task Frame(byte first, byte[] payload) => Raw("", FrameOf(first, payload));

    public Task CloseFrame(ushort code, string text) =>
        Frame(0x88, [(byte)(code >> 8), (byte)code, .. Encoding.UTF8.GetBytes(text)]);

    /// <summary>A frame as servers send it: not masked.</summary>
    public static byte[] FrameOf(byte first, byte[] payload)
    {
        byte[] length = payload.Length switch
        {
            < 126 => [(byte)payload.Length],
            <= ushort.MaxValue => [126, (byte)(payload.Length >> 8), (byte)payload.Length],
            _ => [127, .. BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness((ulong)payload.Length))],
        };
        return [first, .. length, .. payload];
    }

    /// <summary>Reads one frame of the client: its first byte and what it says, unmasked.</summary>
    public async Task<(byte First, string Text)> Read()
    {
        var head = new byte[2];
        await stream.ReadExactlyAsync(head);
        var length = head[1] & 127;
        if (length == 126)
        {
            var wide = new byte[2];
            await stream.ReadExactlyAsync(wide);
            length = BinaryPrimitives.ReadUInt16BigEndian(wide);
        }

        Assert.True((head[1] & 128) != 0, "A client's frames are masked.");
        var mask = new byte[4];
        await stream.ReadExactlyAsync(mask);
        var payload = new byte[length];
        await stream.ReadExactlyAsync(payload);
        for (var at = 0; at < length; at++)
        {
            payload[at] ^= mask[at % 4];
        }

        return (head[0], Encoding.Latin1.GetString(payload));
    }

    /// <summary>Ends with a reset instead of a farewell.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Ends TCP in order, but without a close frame and, under TLS, without its farewell.</summary>
    public void HangUp() => socket.Close();

#pragma warning disable CA5350 // What RFC 6455 prescribes.
    private static string AcceptFor(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350

    public void Dispose()
    {
        _over.TrySetResult();
        stream.Dispose();
    }
}
