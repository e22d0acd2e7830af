using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Protocol;

/// <summary>The key is refused.</summary>
internal sealed class AuthRefused() : Fault(
    "protocol.auth_refused",
    "The key is refused.",
    "Measures the clock after the first refusal; the second is final and names all there is to check.",
    Parameters.Times,
    Parameters.Message("Params Error"))
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Replies.Arm("auth", ConnectionKind.Private, ReplyPlan.Refuse(with.Text("message")), with.Whole("times"));
}
