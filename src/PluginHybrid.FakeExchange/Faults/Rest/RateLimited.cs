using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Rest;

/// <summary>Calls are refused with 10006, too many visits.</summary>
internal sealed class RateLimited() : Fault(
    "rest.rate_limited",
    "Calls are refused with 10006, too many visits.",
    "Waits as long as the venue says, then goes on.",
    Parameters.Path,
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Rest.Fail(with.Text("path"), RestFault.RetCode(10006, "Too many visits!"), with.Whole("times"));
}
