using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Process;

/// <summary>The host's wall clock jumps; its timers do not.</summary>
internal sealed class ClockJump() : Fault(
    "process.clock_jump",
    "The host's wall clock jumps; its timers do not.",
    "Measures the venue's clock anew before it signs; timeouts do not fire early or late.",
    new Word("by", new TimeKind(signed: true), "Ahead; back when negative.") { IsRequired = true })
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Process?.JumpClock(with.Time("by")) ?? throw stage.Cannot("this host does not lend its clock");
}
