using System.Net;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Rest;

/// <summary>Calls get HTTP 429.</summary>
internal sealed class TooMany() : Fault(
    "rest.too_many",
    "Calls get HTTP 429.",
    "Waits, and tries reads again; never in a tight loop.",
    Parameters.Path,
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Rest.Fail(with.Text("path"), RestFault.Status(HttpStatusCode.TooManyRequests), with.Whole("times"));
}
