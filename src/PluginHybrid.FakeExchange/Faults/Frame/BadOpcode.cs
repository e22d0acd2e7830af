using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>A frame with an opcode that is reserved comes.</summary>
internal sealed class BadOpcode() : SocketFault(
    "frame.bad_opcode",
    "A frame with an opcode that is reserved comes.",
    "Takes it for a loss of that socket, counts it, redials and reads positions again.")
{
    protected override void Strike(ClientConnection connection, Arguments with) =>
        RawFrame.Send(connection, 0x83, []);
}
