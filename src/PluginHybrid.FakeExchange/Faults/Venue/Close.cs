using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Faults.Venue;

/// <summary>Somebody closes a position by hand.</summary>
internal sealed class Close() : Fault(
    "venue.close",
    "Somebody closes a position by hand.",
    "Says closed once, by frame or by read; drops every plan for it.",
    Parameters.Symbol,
    Parameters.Leg)
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.AtVenue(venue =>
        {
            var leg = venue.Accounts[0].Position(with.Text("symbol"), with.Whole("leg"));
            venue.Create(venue.Accounts[0], new OrderRequest
            {
                Symbol = leg.Symbol,
                Side = leg.Side.Opposite(),
                Qty = leg.Size,
                ReduceOnly = true,
                PositionIdx = leg.PositionIdx,
            }).OrThrow();
        });
        return Removal.None;
    }
}
