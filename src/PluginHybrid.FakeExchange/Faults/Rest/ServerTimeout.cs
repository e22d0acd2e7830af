using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Rest;

/// <summary>Calls are answered with 10000, server timeout; carried out or not.</summary>
internal sealed class ServerTimeout() : Fault(
    "rest.server_timeout",
    "Calls are answered with 10000, server timeout; carried out or not.",
    "Never repeats a command blindly: looks its fate up first.",
    Parameters.Path,
    Parameters.Times,
    new Word("done", ChoiceKind.Flag, "Whether the venue carried it out.") { Default = "true" })
{
    public override IDisposable Begin(FaultStage stage, Arguments with) =>
        stage.Controls.Rest.Fail(with.Text("path"), with.Flag("done") ? RestFault.DoneButTimedOut : RestFault.RetCode(10000, "Server Timeout"), with.Whole("times"));
}
