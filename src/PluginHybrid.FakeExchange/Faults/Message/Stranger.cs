using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>A message of a topic nobody asked for comes.</summary>
internal sealed class Stranger() : SocketFault(
    "message.stranger",
    "A message of a topic nobody asked for comes.",
    "Ignores it; the connection stays.",
    new Word("text", new TextKind("a whole message"), "The message.") { Default = "{\"topic\":\"tickers.NEVERUSDT\",\"type\":\"snapshot\",\"data\":{\"symbol\":\"NEVERUSDT\",\"markPrice\":\"1\"},\"cs\":1,\"ts\":1}" })
{
    protected override void Strike(ClientConnection connection, Arguments with) =>
        connection.SendText(with.Text("text"));
}
