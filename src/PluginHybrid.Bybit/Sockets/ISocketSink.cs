using PluginHybrid.Core.Session;

namespace PluginHybrid.Bybit.Sockets;

/// <summary>Hears what a <see cref="VenueSocket"/> goes through. All calls of one socket come from its one receiving thread, in order.</summary>
/// <remarks>Whoever implements it must not block and must not throw; a throw ends the socket.</remarks>
internal interface ISocketSink
{
    /// <summary>The handshake is done. At most once, before any frame.</summary>
    /// <param name="id">The socket.</param>
    void Opened(ConnectionId id);

    /// <summary>One whole text message.</summary>
    /// <param name="id">The socket.</param>
    /// <param name="utf8">Its bytes; valid during the call only.</param>
    void Frame(ConnectionId id, ReadOnlySpan<byte> utf8);

    /// <summary>The socket ended, or never opened. At most once, and last; never for a socket that was closed by us.</summary>
    /// <param name="id">The socket.</param>
    /// <param name="loss">Why.</param>
    void Lost(ConnectionId id, SocketLoss loss);
}
