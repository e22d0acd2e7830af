using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Venue;

/// <summary>Funding is charged: a row on the execution topic that is no trade.</summary>
internal sealed class Funding() : Fault(
    "venue.funding",
    "Funding is charged: a row on the execution topic that is no trade.",
    "Books no fill.",
    Parameters.Symbol)
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.AtVenue(venue => venue.Fund(with.Text("symbol")));
        return Removal.None;
    }
}
