using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>Frames with any first byte: what a proper WebSocket library refuses to send.</summary>
internal static class RawFrame
{
    /// <param name="connection">Where it goes.</param>
    /// <param name="first">Final bit, reserved bits and opcode.</param>
    /// <param name="payload">Behind a header of the right length.</param>
    public static void Send(ClientConnection connection, byte first, ReadOnlySpan<byte> payload)
    {
        Span<byte> header = stackalloc byte[FrameHeader.LengthMax];
        connection.SendRaw([.. header[..FrameHeader.Write(header, first, payload.Length)], .. payload]);
    }
}
