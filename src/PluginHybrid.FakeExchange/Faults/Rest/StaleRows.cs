using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Rest;

/// <summary>Reads of positions are answered as things stood when the fault struck.</summary>
internal sealed class StaleRows() : Fault(
    "rest.stale_rows",
    "Reads of positions are answered as things stood when the fault struck.",
    "An older row never wins over a younger frame; a list that leaves out what a frame opened is asked for again.",
    Parameters.Times)
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.AtVenue(_ => stage.Controls.Rest.AnswerStalePositionList(with.Whole("times")));
        return Removal.None;
    }
}
