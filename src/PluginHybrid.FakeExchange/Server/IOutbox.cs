namespace PluginHybrid.FakeExchange.Server;

/// <summary>What one socket is still to be sent, whatever carries it.</summary>
internal interface IOutbox
{
    /// <summary>Frames appended since the socket opened.</summary>
    long Frames { get; }

    /// <summary>While true, everything appended vanishes: the half-open peer.</summary>
    bool Swallows { get; set; }

    /// <summary>Appends a text frame.</summary>
    /// <returns>False when the client fell too far behind, or the socket is ended.</returns>
    bool Text(ReadOnlySpan<byte> payload);

    /// <summary>Appends a binary frame.</summary>
    bool Binary(ReadOnlySpan<byte> payload);

    /// <summary>Appends bytes as they are: whole frames, or broken ones.</summary>
    /// <param name="wire">The bytes, framing included.</param>
    /// <param name="frames">How many data frames they hold, for the count. Default 0.</param>
    bool Append(ReadOnlySpan<byte> wire, int frames = 0);

    /// <summary>Appends a close frame, and takes nothing more.</summary>
    void CloseWith(int status, string reason);

    /// <summary>What is here still goes out; what comes later is refused.</summary>
    void Close();

    /// <summary>Waits until less than half of the capacity is used.</summary>
    ValueTask WaitForRoomAsync(CancellationToken token);
}
