using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults;

/// <summary>A fault that is done to each open socket and is over at once.</summary>
internal abstract class SocketFault(string name, string what, string hostMust, params Word[] words)
    : Fault(name, what, hostMust, [Parameters.Socket, .. words])
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        foreach (var connection in stage.Sockets(with))
        {
            Strike(connection, with);
        }

        return Controls.Removal.None;
    }

    protected abstract void Strike(ClientConnection connection, Arguments with);
}
