using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Venue;

/// <summary>Somebody closes a position by hand.</summary>
internal sealed class Close() : Fault(
    "venue.close",
    "Somebody closes a position by hand.",
    "Says closed once, by frame or by read; drops every plan for it.",
    Parameters.Symbol,
    Parameters.Leg,
    Parameters.IfPossible)
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.AtVenue(with, venue =>
        {
            var leg = stage.Held(venue, with);
            venue.Create(venue.Accounts[0], Hand.Closing(leg, leg.Size)).OrThrow();
        });
        return Removal.None;
    }
}
