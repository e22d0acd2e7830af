using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>A text frame holds bytes that are no UTF-8.</summary>
internal sealed class InvalidUtf8() : SocketFault(
    "frame.invalid_utf8",
    "A text frame holds bytes that are no UTF-8.",
    "Takes it for a loss of that socket, counts it, redials and reads positions again.")
{
    protected override void Strike(ClientConnection connection, Arguments with) =>
        RawFrame.Send(connection, FrameHeader.Text, [0x7B, 0xFF, 0xFE, 0x7D]);
}
