using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Rest;

/// <summary>The answer to a call breaks off in its middle.</summary>
internal sealed class Truncated() : Fault(
    "rest.truncated",
    "The answer to a call breaks off in its middle.",
    "Takes a failed read as unknown, never as flat, and reads again; a command's fate is unknown until it was looked up.",
    Parameters.Path,
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Rest.Fail(with.Text("path"), RestFault.Truncated, with.Whole("times"));
}
