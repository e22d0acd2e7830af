using System.Net.WebSockets;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>Sockets are closed by a close frame of the venue's.</summary>
internal sealed class Close() : SocketFault(
    "frame.close",
    "Sockets are closed by a close frame of the venue's.",
    "Takes it for a loss with words for it, redials with backoff, reads positions again.",
    new Word("code", new WholeKind(1000, 4999), "The close code.") { Default = "1000" },
    new Word("reason", new TextKind("a text"), "The reason.") { Default = "bye" })
{
    protected override void Strike(ClientConnection connection, Arguments with) =>
        connection.Close((WebSocketCloseStatus)with.Whole("code"), with.Text("reason"));
}
