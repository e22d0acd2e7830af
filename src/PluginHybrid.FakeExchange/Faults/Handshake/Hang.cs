using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Handshake;

/// <summary>Handshakes stay without an answer.</summary>
internal sealed class Hang() : Fault(
    "handshake.hang",
    "Handshakes stay without an answer.",
    "Gives up after its own dial timeout, and redials with backoff.",
    Parameters.Socket,
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.DialPlans.Arm(FaultStage.KindOf(with), with.Whole("times"), new HangDial());
}
