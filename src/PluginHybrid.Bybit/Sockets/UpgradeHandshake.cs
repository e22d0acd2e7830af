using System.Security.Cryptography;
using System.Text;

namespace PluginHybrid.Bybit.Sockets;

/// <summary>The HTTP/1.1 upgrade of RFC 6455, section 4, as a client: one request, one answer, no extension offered.</summary>
/// <remarks>
/// The framework's own client does this through its HTTP handler, which waits for the answer on a thread of the pool:
/// over a blocking socket that thread would be stuck for as long as the venue thinks.
/// </remarks>
internal static class UpgradeHandshake
{
    // Longer heads than this come from no WebSocket server; proxies with cookies stay far below.
    private const int HeadBytesMax = 16 * 1024;

    private const string KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>Shakes hands; afterwards the stream stands at the first WebSocket frame.</summary>
    /// <param name="stream">Connected to the host of <paramref name="address"/>.</param>
    /// <param name="address">Path and query to ask for, and the <c>Host</c> to name.</param>
    /// <exception cref="HandshakeRefusedException">The answer was another.</exception>
    public static void Perform(Stream stream, Uri address)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        stream.Write(Encoding.ASCII.GetBytes(Request(address, key)));
        stream.Flush();
        Check(ReadHead(stream), key);
    }

    private static string Request(Uri address, string key) =>
        $"GET {address.PathAndQuery} HTTP/1.1\r\n" +
        $"Host: {(address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}")}\r\n" +
        "Connection: Upgrade\r\n" +
        "Upgrade: websocket\r\n" +
        "Sec-WebSocket-Version: 13\r\n" +
        $"Sec-WebSocket-Key: {key}\r\n" +
        "User-Agent: PluginHybrid\r\n\r\n";

    private static string ReadHead(Stream stream)
    {
        var head = new byte[HeadBytesMax];
        var length = 0;
        while (!head.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            // Byte by byte, so that not one byte of the first frame is taken; the stream below reads ahead.
            if (length == head.Length)
            {
                throw new HandshakeRefusedException($"the answer to the handshake has no end within {HeadBytesMax} bytes", 0);
            }

            if (stream.Read(head, length, 1) == 0)
            {
                throw new HandshakeRefusedException(
                    length == 0 ? "the peer closed the connection instead of answering the handshake" : "the answer to the handshake broke off", 0);
            }

            length++;
        }

        return Encoding.Latin1.GetString(head, 0, length);
    }

    private static void Check(string head, string key)
    {
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var status = StatusOf(lines.Length > 0 ? lines[0] : "");
        if (status != 101)
        {
            throw new HandshakeRefusedException(LossReason.OfStatus(status), status);
        }

        Insist(lines, status, "Upgrade", found => found.Equals("websocket", StringComparison.OrdinalIgnoreCase), "websocket");
        Insist(lines, status, "Connection", found => found.Contains("upgrade", StringComparison.OrdinalIgnoreCase), "Upgrade");
        Insist(lines, status, "Sec-WebSocket-Accept", found => found == AcceptFor(key), "the answer to our key");
        if (Header(lines, "Sec-WebSocket-Extensions") is { } extension)
        {
            throw new HandshakeRefusedException($"the peer switched on an extension nobody asked for ({LossReason.Shorten(extension)})", status);
        }
    }

    private static int StatusOf(string statusLine)
    {
        var parts = statusLine.Split(' ', 3);
        return parts.Length >= 2 && parts[0].StartsWith("HTTP/1.", StringComparison.Ordinal) && int.TryParse(parts[1], out var status)
            ? status
            : throw new HandshakeRefusedException("the peer does not speak HTTP/1.1", 0);
    }

    private static void Insist(string[] lines, int status, string name, Func<string, bool> holds, string wanted)
    {
        if (Header(lines, name) is not { } found || !holds(found))
        {
            throw new HandshakeRefusedException($"the handshake's {name} header is not {wanted}", status);
        }
    }

    private static string? Header(string[] lines, string name)
    {
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return line[(colon + 1)..].Trim();
            }
        }

        return null;
    }

    // SHA-1 is what RFC 6455 prescribes; it proves that the peer read our request, nothing more.
#pragma warning disable CA5350
    private static string AcceptFor(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + KeySuffix)));
#pragma warning restore CA5350
}
