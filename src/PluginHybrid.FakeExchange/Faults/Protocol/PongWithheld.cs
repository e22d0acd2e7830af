using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Protocol;

/// <summary>Pings stay without an answer, while data comes.</summary>
internal sealed class PongWithheld() : Fault(
    "protocol.pong_withheld",
    "Pings stay without an answer, while data comes.",
    "Keeps a stream that still talks for a few pings, then dials anew.",
    Parameters.Socket,
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Replies.Arm("ping", FaultStage.KindOf(with), ReplyPlan.Withhold, with.Whole("times"));
}
