using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace PluginHybrid.Bybit.Sockets;

/// <summary>Shakes hands with the framework's own client, over a stream that is already connected and, for <c>wss</c>, encrypted.</summary>
/// <remarks>
/// The client's HTTP handler waits for the answer on a thread of the pool, and over a blocking socket that thread is held
/// until the answer comes: one thread, for one round trip, at most for the time a dial may take. On a machine of one or two
/// cores the pool begins with as many, so <c>hybrid</c> begins with eight (<c>ThreadPoolMinThreads</c>): two dials into a
/// silent venue must not hold up the requests beside them. Everything after the handshake stays on the thread that receives.
/// </remarks>
internal static class UpgradeHandshake
{
    /// <summary>Shakes hands; afterwards messages can be received.</summary>
    /// <param name="stream">Connected to the host of <paramref name="address"/>.</param>
    /// <param name="address">Path and query to ask for, and the host to name.</param>
    /// <exception cref="HandshakeRefusedException">The answer was another than the protocol's.</exception>
    public static WebSocket Perform(Stream stream, Uri address)
    {
        // No keep-alive: the venue ignores pings of the protocol and cuts who sends only those (FACTS §4). No deflate.
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Host", address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}");
        socket.Options.SetRequestHeader("User-Agent", "PluginHybrid");
        try
        {
            using var invoker = new HttpMessageInvoker(HandlerOver(stream));
            socket.ConnectAsync(Plain(address), invoker, CancellationToken.None).GetAwaiter().GetResult();
            return socket;
        }
        catch (Exception failure)
        {
            var status = (int)socket.HttpStatusCode;
            socket.Dispose();
            throw Explain(failure, status);
        }
    }

    private static Exception Explain(Exception failure, int status)
    {
        if (status == (int)HttpStatusCode.SwitchingProtocols)
        {
            return new HandshakeRefusedException($"the answer to the handshake is not the protocol's: {LossReason.Shorten(failure.Message)}", status);
        }

        if (status != 0)
        {
            return new HandshakeRefusedException(LossReason.OfStatus(status), status);
        }

        var chain = Chain(failure).ToArray();
        if (chain.OfType<HandshakeRefusedException>().FirstOrDefault() is { } hungUp)
        {
            return hungUp;
        }

        return chain.OfType<HttpRequestException>().FirstOrDefault() is { } http && !chain.Any(link => link is SocketException)
            ? new HandshakeRefusedException($"the peer does not answer the handshake in HTTP: {LossReason.Shorten(http.Message)}", 0)
            : failure;
    }

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var link = failure; link is not null; link = link.InnerException)
        {
            yield return link;
        }
    }

    // Connected and encrypted below: to the handler it is a plain connection, used for this one request. When the peer
    // hangs up without an answer the handler would try once more; that is for the session to decide.
    private static SocketsHttpHandler HandlerOver(Stream stream)
    {
        var connects = 0;
        return new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => Interlocked.Increment(ref connects) == 1
                ? ValueTask.FromResult(stream)
                : throw new HandshakeRefusedException("the peer closed the connection instead of answering the handshake", 0),
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            MaxResponseHeadersLength = 16,
        };
    }

    private static Uri Plain(Uri address) => new UriBuilder(address) { Scheme = Uri.UriSchemeWs, Port = address.Port }.Uri;
}
