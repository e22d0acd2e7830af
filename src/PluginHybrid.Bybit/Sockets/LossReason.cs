using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;

namespace PluginHybrid.Bybit.Sockets;

/// <summary>Says in words how a socket ended.</summary>
internal static class LossReason
{
    private const int TextMax = 160;

    /// <summary>The words for an exception of the dial, the read or the write.</summary>
    /// <param name="failure">What was thrown.</param>
    public static string Of(Exception failure) => failure switch
    {
        HandshakeRefusedException refused => refused.Message,
        WebSocketException { WebSocketErrorCode: WebSocketError.ConnectionClosedPrematurely } cut when cut.InnerException is null =>
            "the connection ended without a close frame (1006)",
        WebSocketException { InnerException: { } inner } => Of(inner),
        WebSocketException protocol => $"the peer broke the WebSocket protocol: {Shorten(protocol.Message)}",
        AuthenticationException tls => $"TLS failed: {Shorten(tls.Message)}",
        SocketException socket => OfSocket(socket.SocketErrorCode),
        IOException { InnerException: SocketException socket } => OfSocket(socket.SocketErrorCode),
        IOException { InnerException: { } inner } when inner is not IOException => Of(inner),
        IOException io => $"the connection broke: {Shorten(io.Message)}",
        ObjectDisposedException => "the connection was cut on our side",
        _ => $"{failure.GetType().Name}: {Shorten(failure.Message)}",
    };

    /// <summary>The words for an HTTP request that brought no answer.</summary>
    /// <param name="failure">What was thrown.</param>
    public static string OfHttp(HttpRequestException failure) => failure.InnerException switch
    {
        SocketException or AuthenticationException or IOException { InnerException: SocketException } => Of(failure.InnerException),
        _ => failure.HttpRequestError switch
        {
            HttpRequestError.ResponseEnded => "the connection ended before the answer did",
            HttpRequestError.ConfigurationLimitExceeded => "the answer is too long",
            _ => $"the request broke: {Shorten(failure.Message)}",
        },
    };

    /// <summary>The words for a handshake answered with another status than 101, with what it usually means.</summary>
    /// <param name="status">The HTTP status.</param>
    public static string OfStatus(int status) => $"the handshake was refused with HTTP {status}" + status switch
    {
        401 => ": authentication wanted before the handshake, is the host right?",
        403 => ": this address or region is blocked, or opened too many connections",
        404 => ": no such stream on this host (the demo host has no public streams)",
        429 => ": too many connections",
        502 or 503 or 504 => ": the venue is in maintenance or overloaded",
        >= 300 and < 400 => ": redirects are not followed",
        _ => "",
    };

    /// <summary>The words for a close frame.</summary>
    /// <param name="code">Its code; a frame without one counts as 1000.</param>
    /// <param name="text">Its text, if it carried one.</param>
    public static string OfClose(WebSocketCloseStatus? code, string? text) =>
        $"the peer closed the stream with code {(int)(code ?? WebSocketCloseStatus.NormalClosure)}"
        + (string.IsNullOrEmpty(text) ? "" : $": {Shorten(text)}");

    /// <summary>Cuts a foreign text to a length fit for a log line and takes the control characters out.</summary>
    /// <param name="text">Any text.</param>
    public static string Shorten(string text)
    {
        var kept = text.Length <= TextMax ? text : string.Concat(text.AsSpan(0, TextMax), "…");
        return string.Create(kept.Length, kept, static (line, source) =>
        {
            for (var at = 0; at < line.Length; at++)
            {
                line[at] = char.IsControl(source[at]) ? ' ' : source[at];
            }
        });
    }

    private static string OfSocket(SocketError error) => error switch
    {
        SocketError.ConnectionReset => "the connection was reset by the peer (1006)",
        SocketError.ConnectionRefused => "nobody listens there: connection refused",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "the host name is not known: check DNS and the configured host",
        SocketError.TimedOut => "the peer did not answer in time",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => "there is no route to the host",
        SocketError.Shutdown or SocketError.ConnectionAborted => "the connection was broken while sending (1006)",
        _ => $"socket error {error}",
    };
}
