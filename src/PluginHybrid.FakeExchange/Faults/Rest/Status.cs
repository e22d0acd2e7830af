using System.Net;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Rest;

/// <summary>Calls are answered with an HTTP status and a page.</summary>
internal sealed class Status() : Fault(
    "rest.status",
    "Calls are answered with an HTTP status and a page.",
    "Takes a failed read as unknown, never as flat, and reads again; a command's fate is unknown until it was looked up.",
    Parameters.Path,
    Parameters.Times,
    new Word("code", new WholeKind(400, 599), "The HTTP status.") { Default = "502" })
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Rest.Fail(with.Text("path"), RestFault.Status((HttpStatusCode)with.Whole("code")), with.Whole("times"));
}
