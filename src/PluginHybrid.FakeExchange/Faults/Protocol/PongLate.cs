using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Protocol;

/// <summary>Pongs come late.</summary>
internal sealed class PongLate() : Fault(
    "protocol.pong_late",
    "Pongs come late.",
    "Waits as long as its pong timeout says.",
    Parameters.Socket,
    Parameters.Times,
    Parameters.By)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Replies.Arm("ping", FaultStage.KindOf(with), ReplyPlan.DelayBy(with.Time("by")), with.Whole("times"));
}
