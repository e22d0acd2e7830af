using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Faults.Venue;

/// <summary>Somebody buys or sells at the market: opens, adds, reduces or flips.</summary>
internal sealed class Open() : Fault(
    "venue.open",
    "Somebody buys or sells at the market: opens, adds, reduces or flips.",
    "Knows it by frame or by read, once.",
    Parameters.Symbol,
    Parameters.Leg,
    new Word("side", new ChoiceKind("Buy", "Sell"), "Direction of the trade.") { Default = "Buy" },
    new Word("qty", new NumberKind(0.0000001m, 1_000_000m), "Quantity in the base coin.") { IsRequired = true })
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.AtVenue(venue => venue.Create(venue.Accounts[0], new OrderRequest
        {
            Symbol = with.Text("symbol"),
            Side = Enum.Parse<Side>(with.Text("side")),
            Qty = with.Number("qty"),
            PositionIdx = with.Whole("leg"),
        }).OrThrow());
        return Removal.None;
    }
}
