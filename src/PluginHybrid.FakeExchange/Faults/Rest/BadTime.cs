using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Rest;

/// <summary>Calls are refused with 10002: the time of the request does not suit the venue.</summary>
internal sealed class BadTime() : Fault(
    "rest.bad_time",
    "Calls are refused with 10002: the time of the request does not suit the venue.",
    "Measures the venue's clock anew and repeats once.",
    Parameters.Path,
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Rest.Fail(with.Text("path"), RestFault.RetCode(10002, "invalid request, please check your server timestamp or recv_window param"), with.Whole("times"));
}
