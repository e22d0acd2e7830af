using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>A header announces more bytes than any memory has, and none of them come.</summary>
internal sealed class Endless() : SocketFault(
    "frame.endless",
    "A header announces more bytes than any memory has, and none of them come.",
    "Refuses it at a bound of its own, or ends the silence by its pings.")
{
    protected override void Strike(ClientConnection connection, Arguments with) =>
        connection.SendRaw([FrameHeader.Text, 127, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
}
