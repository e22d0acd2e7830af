using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>A continuation comes where no frame was begun.</summary>
internal sealed class Orphan() : SocketFault(
    "frame.orphan",
    "A continuation comes where no frame was begun.",
    "Takes it for a loss of that socket, counts it, redials and reads positions again.")
{
    protected override void Strike(ClientConnection connection, Arguments with) =>
        RawFrame.Send(connection, 0x80, "{}"u8);
}
