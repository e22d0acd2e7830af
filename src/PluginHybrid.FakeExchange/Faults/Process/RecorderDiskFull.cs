using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Process;

/// <summary>Every write of the recorder fails for want of space.</summary>
internal sealed class RecorderDiskFull() : Fault(
    "process.recorder_disk_full",
    "Every write of the recorder fails for want of space.",
    "Ends the recording with a clear message; the session goes on.")
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Process?.FillRecorderDisk() ?? throw stage.Cannot("this host has no recorder, or does not lend its disk");
}
