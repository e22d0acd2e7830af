using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Protocol;

/// <summary>Answers to subscriptions come late.</summary>
internal sealed class AckLate() : Fault(
    "protocol.ack_late",
    "Answers to subscriptions come late.",
    "Uses data before the answer; data stands for it.",
    Parameters.Socket,
    Parameters.Times,
    Parameters.By)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Replies.Arm("subscribe", FaultStage.KindOf(with), ReplyPlan.DelayBy(with.Time("by")), with.Whole("times"));
}
