using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Tcp;

/// <summary>Everything to the client comes late by a time that varies, drawn from the seed.</summary>
internal sealed class Jitter() : Fault(
    "tcp.jitter",
    "Everything to the client comes late by a time that varies, drawn from the seed.",
    "Stays connected, and keeps the order of each socket.",
    Parameters.Socket,
    new Word("up_to", new TimeKind(), "The most.") { IsRequired = true })
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        var links = stage.Links(with).ToList();
        links.ForEach(link => link.Latency = () => with.Time("up_to") * stage.Draw());
        return new Removal(() => links.ForEach(link => link.Latency = null));
    }
}
