using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Rest;

/// <summary>The answer to a call has another body, status and headers stay.</summary>
internal sealed class Body() : Fault(
    "rest.body",
    "The answer to a call has another body, status and headers stay.",
    "Takes a failed read as unknown, never as flat, and reads again; a command's fate is unknown until it was looked up.",
    Parameters.Path,
    Parameters.Times,
    new Word("body", new TextKind("a text"), "The body.") { IsRequired = true })
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Rest.Fail(with.Text("path"), RestFault.Body(with.Text("body")), with.Whole("times"));
}
