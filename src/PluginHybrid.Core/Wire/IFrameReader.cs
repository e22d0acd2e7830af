using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Wire;

/// <summary>Turns the bytes of one WebSocket message into what they say. Core's port to the venue's dialect.</summary>
public interface IFrameReader
{
    /// <summary>Reads one whole message.</summary>
    /// <param name="stream">The stream it came on: reply shapes differ.</param>
    /// <param name="utf8">The message. Anything may come: the reader never throws.</param>
    /// <returns>What was read. A <see cref="TickerFrame"/> is reused by the next call; everything else may be kept.</returns>
    WireFrame Read(StreamKind stream, ReadOnlySpan<byte> utf8);
}
