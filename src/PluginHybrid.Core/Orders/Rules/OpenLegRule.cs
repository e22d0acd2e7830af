using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>Nothing is sent for a leg that is not open: an order could then only be a mistake.</summary>
internal sealed class OpenLegRule : IRiskRule
{
    public Denied? Look(Ask ask) => ask.Facts.Held is not null || ask.Command is CancelOrder
        ? null
        : ask.Deny(RiskRules.NoPosition, $"{ask.Command.Leg} is not open.");
}
