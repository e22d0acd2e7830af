using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>Protocol pings come by the hundred.</summary>
internal sealed class PingFlood() : SocketFault(
    "frame.ping_flood",
    "Protocol pings come by the hundred.",
    "Answers them; no event is late or lost.",
    new Word("count", new WholeKind(1, 100_000), "How many.") { Default = "1000" })
{
    protected override void Strike(ClientConnection connection, Arguments with)
    {
        for (var sent = 0; sent < with.Whole("count"); sent++)
        {
            RawFrame.Send(connection, 0x89, []);
        }
    }
}
