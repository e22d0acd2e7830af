using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Handshake;

/// <summary>Handshakes are answered with an accept key that does not fit.</summary>
internal sealed class FalseAccept() : Fault(
    "handshake.false_accept",
    "Handshakes are answered with an accept key that does not fit.",
    "Does not use such a socket; redials with backoff.",
    Parameters.Socket,
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.DialPlans.Arm(FaultStage.KindOf(with), with.Whole("times"), new FalseAcceptDial());
}
