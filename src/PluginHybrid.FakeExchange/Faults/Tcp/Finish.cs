using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Tcp;

/// <summary>Ends sockets in order on TCP, but without a close frame.</summary>
internal sealed class Finish() : SocketFault(
    "tcp.finish",
    "Ends sockets in order on TCP, but without a close frame.",
    "Takes it for a loss with words for it, redials with backoff, reads positions again.")
{
    protected override void Strike(ClientConnection connection, Arguments with) =>
        connection.Finish();
}
