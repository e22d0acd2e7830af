using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Tcp;

/// <summary>Ends sockets with a TCP reset and no close frame.</summary>
internal sealed class Reset() : SocketFault(
    "tcp.reset",
    "Ends sockets with a TCP reset and no close frame.",
    "Takes it for a loss with words for it, redials with backoff, reads positions again.")
{
    protected override void Strike(ClientConnection connection, Arguments with) =>
        connection.Abort();
}
