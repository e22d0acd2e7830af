using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>On facts that may be old a stop may be tightened, and nothing else be done but take back an order.</summary>
internal sealed class StaleRule : IRiskRule
{
    public Denied? Look(Ask ask) => ask.Facts.IsFresh || ask.Command is CancelOrder || (ask.Command is SetStop && !ask.IsLooser)
        ? null
        : ask.Deny(RiskRules.Stale, $"Position or price of {ask.Command.Leg} is stale: only a tighter stop passes until it is fresh.");
}
