using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>A masked frame comes, which only clients may send.</summary>
internal sealed class Masked() : SocketFault(
    "frame.masked",
    "A masked frame comes, which only clients may send.",
    "Takes it for a loss of that socket, counts it, redials and reads positions again.")
{
    protected override void Strike(ClientConnection connection, Arguments with) =>
        connection.SendRaw([FrameHeader.Text, 0x82, 1, 2, 3, 4, 0x7A, 0x7F]);
}
