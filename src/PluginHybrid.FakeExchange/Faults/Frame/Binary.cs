using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>A binary frame comes where only text is spoken.</summary>
internal sealed class Binary() : SocketFault(
    "frame.binary",
    "A binary frame comes where only text is spoken.",
    "Counts it as malformed, or ignores it; the connection stays.")
{
    protected override void Strike(ClientConnection connection, Arguments with) =>
        connection.SendBinary([0, 1, 2, 3, 250]);
}
