namespace PluginHybrid.Bybit.Sockets;

/// <summary>One socket to the venue, from the dial to the end. What happens to it is told to an <see cref="ISocketSink"/>.</summary>
internal interface IVenueSocket
{
    /// <summary>Completes when everything is released. Never faults.</summary>
    Task Ended { get; }

    /// <summary>Begins to dial and returns at once. Once only.</summary>
    void Start();

    /// <summary>Queues a text message and returns at once. The order of calls is the order on the wire; after the end it is ignored.</summary>
    /// <param name="utf8">The message; must not change afterwards.</param>
    void Send(ReadOnlyMemory<byte> utf8);

    /// <summary>Closes and forgets, open or still dialling, and returns at once. No callback begins afterwards.</summary>
    /// <param name="reason">For the log.</param>
    /// <param name="graceful">Write what is queued, then a close frame.</param>
    void Close(string reason, bool graceful);
}
