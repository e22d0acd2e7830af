using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>A close beats a stop: while a market order closes the leg, no stop is sent for it.</summary>
internal sealed class ClosingRule : IRiskRule
{
    public Denied? Look(Ask ask) => ask.Facts.ClosedBy.Length == 0 || ask.Command is Reduce or ClosePosition or CancelOrder
        ? null
        : ask.Deny(RiskRules.Closing, $"{ask.Command.Leg} is being closed by {ask.Facts.ClosedBy}.");
}
