using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Dialling;

/// <summary>The port of the sockets is closed: every dial is refused by the kernel.</summary>
internal sealed class Refused() : Fault(
    "dial.refused",
    "The port of the sockets is closed: every dial is refused by the kernel.",
    "Counts it as a failed dial, redials with growing backoff, says why, and never ends by itself.")
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Door.Listener.Close();
}
