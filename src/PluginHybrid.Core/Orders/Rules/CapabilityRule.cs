using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>A plugin does only what it asked for and was granted.</summary>
internal sealed class CapabilityRule : IRiskRule
{
    public Denied? Look(Ask ask)
    {
        var needed = ask.Command switch
        {
            SetStop { MayLoosen: true } => Capabilities.MoveStops | Capabilities.LoosenStops,
            SetStop => Capabilities.MoveStops,
            SetTakeProfit => Capabilities.TakeProfits,
            SetVenueTrailing => Capabilities.VenueTrailing,
            Reduce or ClosePosition => Capabilities.Reduce,
            _ => Capabilities.CancelOwnOrders,
        };
        var missing = needed & ~ask.Request.Granted;
        return missing == Capabilities.None ? null : ask.Deny(
            RiskRules.Capability,
            $"{ask.Request.Id.Plugin} may not: {missing} is not granted.",
            $"In hybrid.yaml add {missing} to plugins.{ask.Request.Id.Plugin}.allow.");
    }
}
