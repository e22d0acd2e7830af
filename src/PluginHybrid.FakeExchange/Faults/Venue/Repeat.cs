using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Venue;

/// <summary>Position rows are pushed again although nothing changed, as on every order action.</summary>
internal sealed class Repeat() : Fault(
    "venue.repeat",
    "Position rows are pushed again although nothing changed, as on every order action.",
    "Compares facts: no news is no event.",
    Parameters.Symbol)
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.AtVenue(venue => venue.RepeatPosition(venue.Accounts[0], with.Text("symbol")));
        return Removal.None;
    }
}
