using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Rest;

/// <summary>Pages of positions hold fewer rows than asked for.</summary>
internal sealed class ShortPage() : Fault(
    "rest.short_page",
    "Pages of positions hold fewer rows than asked for.",
    "Follows the cursor to an empty page; a short page is not the last.",
    new Word("rows", new WholeKind(1, 199), "Rows of one page.") { Default = "1" })
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.Controls.Rest.RowsPerPage = with.Whole("rows");
        return new Removal(() => stage.Controls.Rest.RowsPerPage = null);
    }
}
