using System.Net;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Handshake;

/// <summary>Handshakes are answered with an HTTP status instead of a socket.</summary>
internal sealed class Status() : Fault(
    "handshake.status",
    "Handshakes are answered with an HTTP status instead of a socket.",
    "Redials with backoff and jitter within the venue's budget of connections; says the status.",
    Parameters.Socket,
    Parameters.Times,
    new Word("code", new WholeKind(300, 599), "The HTTP status.") { Default = "503" },
    new Word("retry_after", new WholeKind(0), "Seconds of a Retry-After header; without it there is none."))
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.DialPlans.Arm(FaultStage.KindOf(with), with.Whole("times"), new RefuseDial((HttpStatusCode)with.Whole("code"), with.WholeOrNull("retry_after")));
}
