using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Protocol;

/// <summary>The answer to auth comes late.</summary>
internal sealed class AuthLate() : Fault(
    "protocol.auth_late",
    "The answer to auth comes late.",
    "Subscribes nothing before it; a wait above its timeout is a loss, not a verdict on the key.",
    Parameters.Times,
    Parameters.By)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Replies.Arm("auth", ConnectionKind.Private, ReplyPlan.DelayBy(with.Time("by")), with.Whole("times"));
}
