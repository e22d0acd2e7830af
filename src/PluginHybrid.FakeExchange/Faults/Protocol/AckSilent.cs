using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Protocol;

/// <summary>Answers to subscriptions never come.</summary>
internal sealed class AckSilent() : Fault(
    "protocol.ack_silent",
    "Answers to subscriptions never come.",
    "Uses data as the answer; asks again a bounded number of times, and never reconnects in a loop.",
    Parameters.Socket,
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Replies.Arm("subscribe", FaultStage.KindOf(with), ReplyPlan.Withhold, with.Whole("times"));
}
