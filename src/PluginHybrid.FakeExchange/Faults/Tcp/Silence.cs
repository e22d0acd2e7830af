using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Tcp;

/// <summary>Sockets stay open, but nothing comes and nothing is answered: the half-open peer.</summary>
internal sealed class Silence() : Fault(
    "tcp.silence",
    "Sockets stay open, but nothing comes and nothing is answered: the half-open peer.",
    "Notices by its own pings, within heartbeat and pong timeout, and dials anew.",
    Parameters.Socket)
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        var silent = stage.Sockets(with);
        foreach (var connection in silent)
        {
            connection.IsSilent = true;
        }

        return new Removal(() =>
        {
            foreach (var connection in silent)
            {
                connection.IsSilent = false;
            }
        });
    }
}
