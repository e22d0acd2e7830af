using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Tcp;

/// <summary>Nothing comes for a while, then everything at once.</summary>
internal sealed class StalledWrites() : Fault(
    "tcp.stalled_writes",
    "Nothing comes for a while, then everything at once.",
    "Uses what comes by age, not by time of arrival; catches up without a reconnect when it was short.",
    Parameters.Socket)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        Removal.Of([.. stage.Links(with).Select(link => link.StallWrites())]);
}
