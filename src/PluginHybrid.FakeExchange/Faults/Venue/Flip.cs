using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Faults.Venue;

/// <summary>Somebody closes a position by hand and holds as much on the other side: with one order, in hedge mode with two.</summary>
internal sealed class Flip() : Fault(
    "venue.flip",
    "Somebody closes a position by hand and holds as much on the other side: with one order, in hedge mode with two.",
    "Says closed and opened, once each; takes no plan for the old side over to the new one.",
    Parameters.Symbol,
    Parameters.Leg,
    Parameters.IfPossible)
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.AtVenue(with, venue =>
        {
            var leg = stage.Held(venue, with);
            var (size, side) = (leg.Size, leg.Side.Opposite());
            if (leg.PositionIdx == 0)
            {
                venue.Create(venue.Accounts[0], Hand.Opening(leg.Symbol, 0, side, 2 * size)).OrThrow();
                return;
            }

            venue.Create(venue.Accounts[0], Hand.Closing(leg, size)).OrThrow();
            venue.Create(venue.Accounts[0], Hand.Opening(leg.Symbol, 3 - leg.PositionIdx, side, size)).OrThrow();
        });
        return Removal.None;
    }
}
