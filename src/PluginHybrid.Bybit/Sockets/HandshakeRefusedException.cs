namespace PluginHybrid.Bybit.Sockets;

/// <summary>The peer answered the WebSocket handshake, but not with what the protocol asks for.</summary>
/// <param name="reason">What was wanted and what was found.</param>
/// <param name="httpStatus">The HTTP status, or 0 when the answer was no HTTP.</param>
internal sealed class HandshakeRefusedException(string reason, int httpStatus) : Exception(reason)
{
    /// <summary>The HTTP status, or 0 when the answer was no HTTP.</summary>
    public int HttpStatus { get; } = httpStatus;
}
