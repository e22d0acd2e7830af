using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Protocol;

/// <summary>Subscriptions are refused although nothing is wrong with them.</summary>
internal sealed class AckRefused() : Fault(
    "protocol.ack_refused",
    "Subscriptions are refused although nothing is wrong with them.",
    "Asks again, at last topic by topic; a topic that stays refused rests and is reported.",
    Parameters.Socket,
    Parameters.Times,
    Parameters.Message("error:handler not found"))
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Replies.Arm("subscribe", FaultStage.KindOf(with), ReplyPlan.Refuse(with.Text("message")), with.Whole("times"));
}
