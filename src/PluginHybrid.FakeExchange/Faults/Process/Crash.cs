using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Process;

/// <summary>The host's process dies without a word, and a new one starts on the state it kept: after the time of for, or at once.</summary>
internal sealed class Crash() : Fault(
    "process.crash",
    "The host's process dies without a word, and a new one starts on the state it kept: after the time of for, or at once.",
    "Asks what became of commands that it had sent, makes nothing twice, and goes on protecting what is held.")
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        var next = stage.Process?.Crash() ?? throw stage.Cannot("this host does not lend its life");
        stage.Later(stage.Lasts ?? TimeSpan.Zero, next.Dispose);
        return Removal.None;
    }
}
