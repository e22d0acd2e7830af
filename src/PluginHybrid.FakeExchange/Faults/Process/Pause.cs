using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Process;

/// <summary>The host stands still, timers and sockets, and then everything is due at once: a closed lid, a long collection.</summary>
internal sealed class Pause() : Fault(
    "process.pause",
    "The host stands still, timers and sockets, and then everything is due at once: a closed lid, a long collection.",
    "Fires no timer twice, finds dead sockets out, and ends with the venue's truth.")
{
    public override IDisposable Begin(FaultStage stage, Arguments with) => Removal.Of(
        stage.Process?.Pause() ?? throw stage.Cannot("this host does not lend its timers"),
        stage.Controls.PrivateLink.StallWrites(),
        stage.Controls.PublicLink.StallWrites());
}
