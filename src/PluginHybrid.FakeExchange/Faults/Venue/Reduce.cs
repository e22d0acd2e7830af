using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Venue;

/// <summary>Somebody closes a part of a position by hand.</summary>
internal sealed class Reduce() : Fault(
    "venue.reduce",
    "Somebody closes a part of a position by hand.",
    "Knows the smaller size by frame or by read; reduces no more than is left.",
    Parameters.Symbol,
    Parameters.Leg,
    new Word("percent", new NumberKind(0.01m, 100), "How much of what is held; rounded down to the instrument's step, one step at least.") { IsRequired = true },
    Parameters.IfPossible)
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.AtVenue(with, venue =>
        {
            var leg = stage.Held(venue, with);
            var step = venue.Quote(leg.Symbol)!.Instrument.QtyStep;
            var part = Math.Max(Math.Floor(leg.Size * with.Number("percent") / 100 / step) * step, step);
            venue.Create(venue.Accounts[0], Hand.Closing(leg, Math.Min(part, leg.Size))).OrThrow();
        });
        return Removal.None;
    }
}
