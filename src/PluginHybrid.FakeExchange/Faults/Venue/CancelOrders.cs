using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Faults.Venue;

/// <summary>Somebody cancels every order of a symbol by hand, the host's too; stops stay. None is there: nothing happens.</summary>
internal sealed class CancelOrders() : Fault(
    "venue.cancel_orders",
    "Somebody cancels every order of a symbol by hand, the host's too; stops stay. None is there: nothing happens.",
    "Takes an order of its own that rested for gone, and decides anew.",
    Parameters.Symbol)
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.AtVenue(venue =>
        {
            var account = venue.Accounts[0];
            foreach (var order in account.OpenOrders.Where(order => order.Symbol == with.Text("symbol") && order.Stop == StopKind.None).ToList())
            {
                venue.Cancel(account, order.Symbol, order.OrderId, "").OrThrow();
            }
        });
        return Removal.None;
    }
}
