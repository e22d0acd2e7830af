using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Protocol;

/// <summary>The answer to auth never comes.</summary>
internal sealed class AuthSilent() : Fault(
    "protocol.auth_silent",
    "The answer to auth never comes.",
    "Gives up after its timeout and dials anew.",
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Replies.Arm("auth", ConnectionKind.Private, ReplyPlan.Withhold, with.Whole("times"));
}
