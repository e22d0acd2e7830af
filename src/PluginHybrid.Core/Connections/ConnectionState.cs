namespace PluginHybrid.Core.Connections;

/// <summary>Where one stream is in its life.</summary>
public enum ConnectionState
{
    /// <summary>No socket, and none wanted.</summary>
    Closed,

    /// <summary>Dialling: connect, TLS and the WebSocket handshake.</summary>
    Dialling,

    /// <summary>Socket open; <c>auth</c> is sent or about to be. Private stream only.</summary>
    Authenticating,

    /// <summary>The topics without which the stream is no use are asked for. Private stream only.</summary>
    Subscribing,

    /// <summary>Events flow.</summary>
    Live,

    /// <summary>Lost, or over the dial budget; waiting before the next dial.</summary>
    BackingOff,

    /// <summary>Stopped by something no retry can mend: a refused key.</summary>
    Failed,
}
