using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Rest;

/// <summary>Calls are refused with a code of the venue's.</summary>
internal sealed class RetCode() : Fault(
    "rest.ret_code",
    "Calls are refused with a code of the venue's.",
    "Treats each code as the protocol says: some mean done, some mean wait, some are final.",
    Parameters.Path,
    Parameters.Times,
    new Word("code", new WholeKind(1), "The retCode.") { IsRequired = true },
    Parameters.Message("refused"))
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Rest.Fail(with.Text("path"), RestFault.RetCode(with.Whole("code"), with.Text("message")), with.Whole("times"));
}
