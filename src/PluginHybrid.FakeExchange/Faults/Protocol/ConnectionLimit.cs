using System.Net;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Protocol;

/// <summary>The address has used up its connections: every new handshake gets 403.</summary>
internal sealed class ConnectionLimit() : Fault(
    "protocol.connection_limit",
    "The address has used up its connections: every new handshake gets 403.",
    "Backs off, keeps all dials together within a budget, and does not make it worse.",
    Parameters.Socket)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.DialPlans.Arm(FaultStage.KindOf(with), int.MaxValue, new RefuseDial(HttpStatusCode.Forbidden));
}
