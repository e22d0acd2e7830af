namespace PluginHybrid.FakeExchange.Market;

/// <summary>A public socket as a ticker feed sees it.</summary>
internal interface ITickerSubscriber
{
    /// <summary>Cancelled when the socket is gone.</summary>
    CancellationToken Gone { get; }

    /// <summary>True while the socket subscribes the symbol's ticker.</summary>
    bool Wants(string symbol);

    /// <summary>Queues one frame.</summary>
    /// <returns>False when the socket is gone or too slow.</returns>
    bool Send(ReadOnlySpan<byte> frame);

    /// <summary>Queues several frames, heads included, in one piece.</summary>
    /// <returns>False when the socket is gone or too slow.</returns>
    bool SendWire(ReadOnlySpan<byte> wire, int frames);

    /// <summary>Waits until the socket's queue has room again.</summary>
    ValueTask WaitForRoomAsync();
}
