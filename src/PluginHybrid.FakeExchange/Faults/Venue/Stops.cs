using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Faults.Venue;

/// <summary>Somebody sets the stop of a position by hand: at a price, or so far from the mark on the losing side.</summary>
internal sealed class Stops() : Fault(
    "venue.stops",
    "Somebody sets the stop of a position by hand: at a price, or so far from the mark on the losing side.",
    "Knows the new stop; loosens none.",
    Parameters.Symbol,
    Parameters.Leg,
    new Word("stop_loss", new NumberKind(0, 100_000_000m), "The price, of the last trade; 0 takes it away. This or percent."),
    new Word("percent", new NumberKind(0.01m, 90), "How far from the mark price of the moment, on the losing side, rounded down to the tick; judged by the mark. This or stop_loss."),
    Parameters.IfPossible)
{
    public override Objection? ObjectTo(Arguments with, FaultScene scene) => (with.Has("stop_loss"), with.Has("percent")) switch
    {
        (false, false) => new Objection(null, "'stop_loss' or 'percent' is missing; write one of them"),
        (true, true) => new Objection("percent", "'stop_loss' stands there already; write one of them"),
        _ => null,
    };

    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.AtVenue(with, venue =>
        {
            var request = new StopRequest { Symbol = with.Text("symbol"), PositionIdx = with.Whole("leg"), StopLoss = with.NumberOrNull("stop_loss") };
            if (with.NumberOrNull("percent") is { } percent)
            {
                var leg = stage.Held(venue, with);
                var quote = venue.Quote(leg.Symbol)!;
                request = request with { StopLoss = quote.Instrument.RoundDown(quote.Now.Mark * (1 - (percent / 100 * leg.Side.Sign()))), SlTriggerBy = TriggerBy.MarkPrice };
            }

            if (venue.SetStops(venue.Accounts[0], request) is { } refusal)
            {
                throw new VenueException(refusal);
            }
        });
        return Removal.None;
    }
}
