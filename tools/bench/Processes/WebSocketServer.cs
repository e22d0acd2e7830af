using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace PluginHybrid.Bench.Processes;

/// <summary>The smallest WebSocket server there can be: one loopback connection, one handshake, then raw bytes.</summary>
internal sealed class WebSocketServer : IDisposable
{
    private const string KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public WebSocketServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(1);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Takes the one connection, shakes hands, and waits for the client's first frame.</summary>
    public Socket Accept()
    {
        var connection = _listener.Accept();
        connection.NoDelay = true;
        var head = ReadHead(connection);
        var key = head.Split("\r\n").First(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase)).Split(':')[1].Trim();
        connection.Send(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {AcceptFor(key)}\r\n\r\n"));
        connection.Receive(new byte[4096]);
        return connection;
    }

    public void Dispose() => _listener.Dispose();

    private static string ReadHead(Socket connection)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = connection.Receive(buffer);
            head.Append(count > 0
                ? Encoding.ASCII.GetString(buffer, 0, count)
                : throw new IOException("The receiver left during the handshake."));
        }

        return head.ToString();
    }

    // SHA-1 is what RFC 6455 prescribes; it proves that the peer read the request, nothing more.
#pragma warning disable CA5350
    private static string AcceptFor(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + KeySuffix)));
#pragma warning restore CA5350
}
