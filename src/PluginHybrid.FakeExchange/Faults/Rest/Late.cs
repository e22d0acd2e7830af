using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Rest;

/// <summary>Calls are answered late.</summary>
internal sealed class Late() : Fault(
    "rest.late",
    "Calls are answered late.",
    "An answer that is older than frames which came before it never wins.",
    Parameters.Path,
    Parameters.Times,
    Parameters.By)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Rest.Fail(with.Text("path"), RestFault.DelayBy(with.Time("by")), with.Whole("times"));
}
