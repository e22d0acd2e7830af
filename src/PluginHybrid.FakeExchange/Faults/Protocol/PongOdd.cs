using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Protocol;

/// <summary>Pongs have the shape of the other socket's.</summary>
internal sealed class PongOdd() : Fault(
    "protocol.pong_odd",
    "Pongs have the shape of the other socket's.",
    "Knows the pongs of all sockets on every socket.",
    Parameters.Socket,
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Replies.Arm("ping", FaultStage.KindOf(with), ReplyPlan.Rewrite(text => text.Contains("\"success\"", StringComparison.Ordinal)
            ? "{\"args\":[\"1700000000000\"],\"op\":\"pong\"}"
            : "{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"odd\",\"req_id\":\"\",\"op\":\"ping\"}"), with.Whole("times"));
}
