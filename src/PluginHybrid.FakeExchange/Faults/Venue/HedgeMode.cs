using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Venue;

/// <summary>The position mode of a symbol is switched to hedge.</summary>
internal sealed class HedgeMode() : Fault(
    "venue.hedge_mode",
    "The position mode of a symbol is switched to hedge.",
    "Keys legs by symbol and positionIdx; takes the mode from the rows.",
    Parameters.Symbol)
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.AtVenue(venue => venue.Accounts[0].HedgeSymbols.Add(with.Text("symbol")));
        return Removal.None;
    }
}
