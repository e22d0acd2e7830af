using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Handshake;

/// <summary>Handshakes are answered with a TCP reset.</summary>
internal sealed class Reset() : Fault(
    "handshake.reset",
    "Handshakes are answered with a TCP reset.",
    "Counts it as a failed dial, redials with growing backoff, says why, and never ends by itself.",
    Parameters.Socket,
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.DialPlans.Arm(FaultStage.KindOf(with), with.Whole("times"), new ResetDial());
}
