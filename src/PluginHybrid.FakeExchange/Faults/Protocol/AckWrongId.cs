using System.Text.RegularExpressions;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Protocol;

/// <summary>Answers to subscriptions carry an id nobody used.</summary>
internal sealed partial class AckWrongId() : Fault(
    "protocol.ack_wrong_id",
    "Answers to subscriptions carry an id nobody used.",
    "Matches no topic with them; asks again.",
    Parameters.Socket,
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Replies.Arm("subscribe", FaultStage.KindOf(with), ReplyPlan.Rewrite(text => IdInReply().Replace(text, "\"req_id\":\"never-used\"")), with.Whole("times"));

    [GeneratedRegex("\"req_id\":\"[^\"]*\"")]
    private static partial Regex IdInReply();
}
