using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Controls;

/// <summary>Stands between the venue and its sockets and may drop, alter, repeat or delay data frames: the seam for fault scripts.</summary>
public interface IFrameFilter
{
    /// <summary>Called for each data frame, under the exchange's lock: must not block.</summary>
    /// <param name="connection">The socket about to be sent to.</param>
    /// <param name="frame">The frame as UTF-8; valid during the call only.</param>
    /// <returns>The frames to send instead, in order; empty drops it.</returns>
    IEnumerable<ReadOnlyMemory<byte>> Pass(ClientConnection connection, ReadOnlyMemory<byte> frame);
}
