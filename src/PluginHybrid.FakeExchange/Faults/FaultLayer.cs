namespace PluginHybrid.FakeExchange.Faults;

/// <summary>Where a fault strikes, from the wire up.</summary>
public enum FaultLayer
{
    /// <summary>TCP and TLS, before HTTP.</summary>
    Dial,

    /// <summary>The HTTP upgrade.</summary>
    Handshake,

    /// <summary>The stream of bytes of an open socket.</summary>
    Tcp,

    /// <summary>WebSocket frames.</summary>
    Frame,

    /// <summary>The venue's JSON.</summary>
    Message,

    /// <summary>Answers, clocks and habits of the venue.</summary>
    Protocol,

    /// <summary>REST calls.</summary>
    Rest,

    /// <summary>The host's own process.</summary>
    Process,

    /// <summary>The host's plugins.</summary>
    Plugin,

    /// <summary>No fault by itself: what others do at the venue meanwhile.</summary>
    Venue,
}
