using System.Net;
using System.Net.WebSockets;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Protocol;

/// <summary>Maintenance without notice: sockets are closed with 1012, handshakes and REST get 503.</summary>
internal sealed class Maintenance() : Fault(
    "protocol.maintenance",
    "Maintenance without notice: sockets are closed with 1012, handshakes and REST get 503.",
    "Says stale, keeps trying with backoff, reads positions again afterwards, says fresh.")
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        var shut = Removal.Of(
            stage.Controls.DialPlans.Arm(null, int.MaxValue, new RefuseDial(HttpStatusCode.ServiceUnavailable)),
            stage.Controls.Rest.Fail("*", RestFault.Status(HttpStatusCode.ServiceUnavailable), int.MaxValue));
        foreach (var kind in Enum.GetValues<ConnectionKind>())
        {
            stage.Controls.Close(kind, (WebSocketCloseStatus)1012, "service restart");
        }

        return shut;
    }
}
