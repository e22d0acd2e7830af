using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>A plugin cancels its own orders only.</summary>
internal sealed class OwnOrderRule : IRiskRule
{
    public Denied? Look(Ask ask) => ask.Command is not CancelOrder cancel || ask.Facts.OrderOwner == ask.Request.Id.Plugin
        ? null
        : ask.Deny(RiskRules.OwnOrders, ask.Facts.OrderOwner.Length == 0
            ? $"{cancel.OrderLinkId} is no order of {ask.Request.Id.Plugin} in {cancel.Leg} in this run."
            : $"{cancel.OrderLinkId} is an order of {ask.Facts.OrderOwner}.");
}
