using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Tcp;

/// <summary>Everything to the client comes late by the same time.</summary>
internal sealed class Latency() : Fault(
    "tcp.latency",
    "Everything to the client comes late by the same time.",
    "Stays connected while answers are within its timeouts.",
    Parameters.Socket,
    Parameters.By)
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        var links = stage.Links(with).ToList();
        links.ForEach(link => link.Latency = () => with.Time("by"));
        return new Removal(() => links.ForEach(link => link.Latency = null));
    }
}
