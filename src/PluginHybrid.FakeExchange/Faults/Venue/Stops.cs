using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Faults.Venue;

/// <summary>Somebody sets the stop of a position by hand.</summary>
internal sealed class Stops() : Fault(
    "venue.stops",
    "Somebody sets the stop of a position by hand.",
    "Knows the new stop; loosens none.",
    Parameters.Symbol,
    Parameters.Leg,
    new Word("stop_loss", new NumberKind(0, 100_000_000m), "The price; 0 takes it away.") { IsRequired = true })
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.AtVenue(venue =>
        {
            var request = new StopRequest { Symbol = with.Text("symbol"), PositionIdx = with.Whole("leg"), StopLoss = with.Number("stop_loss") };
            if (venue.SetStops(venue.Accounts[0], request) is { } refusal)
            {
                throw new VenueException(refusal);
            }
        });
        return Removal.None;
    }
}
