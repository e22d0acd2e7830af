using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>An empty text frame comes.</summary>
internal sealed class Empty() : SocketFault(
    "frame.empty",
    "An empty text frame comes.",
    "Counts it as malformed, or ignores it; the connection stays.")
{
    protected override void Strike(ClientConnection connection, Arguments with) =>
        RawFrame.Send(connection, FrameHeader.Text, []);
}
