using System.Net;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Rest;

/// <summary>Calls get HTTP 403 and a page of HTML: the ban of the address.</summary>
internal sealed class ForbiddenPage() : Fault(
    "rest.forbidden_page",
    "Calls get HTTP 403 and a page of HTML: the ban of the address.",
    "Says so in words, and sends nothing for ten minutes.",
    Parameters.Path,
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Rest.Fail(with.Text("path"), RestFault.Status(HttpStatusCode.Forbidden, "<html><body><h1>403 Forbidden</h1><p>access too frequent</p></body></html>"), with.Whole("times"));
}
