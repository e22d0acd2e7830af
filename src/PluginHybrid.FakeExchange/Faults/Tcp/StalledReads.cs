using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Tcp;

/// <summary>The server stops reading; what the client sends is never heard.</summary>
internal sealed class StalledReads() : Fault(
    "tcp.stalled_reads",
    "The server stops reading; what the client sends is never heard.",
    "Judges life by answers, not by sends that succeed; its own queue stays bounded.",
    Parameters.Socket)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        Removal.Of([.. stage.Links(with).Select(link => link.StallReads())]);
}
