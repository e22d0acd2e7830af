using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>A frame with a reserved bit set comes.</summary>
internal sealed class ReservedBit() : SocketFault(
    "frame.reserved_bit",
    "A frame with a reserved bit set comes.",
    "Takes it for a loss of that socket, counts it, redials and reads positions again.")
{
    protected override void Strike(ClientConnection connection, Arguments with) =>
        RawFrame.Send(connection, 0xC1, "{}"u8);
}
