using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Faults.Venue;

/// <summary>The price moves at once by a percentage, last and mark together.</summary>
internal sealed class Price() : Fault(
    "venue.price",
    "The price moves at once by a percentage, last and mark together.",
    "Tells the new price; judges stops by it.",
    Parameters.Symbol,
    new Word("percent", new NumberKind(-90, 900), "How far, of the present price.") { IsRequired = true })
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.AtVenue(venue =>
        {
            var quote = venue.Quote(with.Text("symbol")) ?? throw stage.Cannot($"{with.Text("symbol")} is not traded here");
            var by = 1 + (with.Number("percent") / 100);
            quote.Move(InTicks(quote.Now.Last * by, quote.Instrument), InTicks(quote.Now.Mark * by, quote.Instrument), null);
            venue.PriceMoved(quote);
        });
        return Removal.None;
    }

    private static decimal InTicks(decimal price, Instrument rules) => Math.Max(Math.Round(price / rules.TickSize) * rules.TickSize, rules.TickSize);
}
