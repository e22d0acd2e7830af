using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Dialling;

/// <summary>Dials reach a port that never says a word.</summary>
internal sealed class BlackHole() : Fault(
    "dial.black_hole",
    "Dials reach a port that never says a word.",
    "Gives up after its own dial timeout, and redials with backoff.")
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Door.Turn(DoorState.BlackHole);
}
