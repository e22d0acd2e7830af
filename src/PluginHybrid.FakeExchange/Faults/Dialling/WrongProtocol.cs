using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Dialling;

/// <summary>The port speaks the other protocol: plain HTTP where TLS is expected, a TLS alert where it is not.</summary>
internal sealed class WrongProtocol() : Fault(
    "dial.wrong_protocol",
    "The port speaks the other protocol: plain HTTP where TLS is expected, a TLS alert where it is not.",
    "Counts it as a failed dial, redials with growing backoff, says why, and never ends by itself.")
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Door.Turn(DoorState.WrongProtocol);
}
