using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>While a person has thrown the kill switch, only tighter stops, reductions, closes and cancellations of our reduce-only orders pass.</summary>
internal sealed class HaltRule : IRiskRule
{
    public Denied? Look(Ask ask) => !ask.Facts.IsHalted || ask.Protects || ask.Command is CancelOrder
        ? null
        : ask.Deny(RiskRules.Halted, "Trading is halted: only tighter stops, reductions, closes and cancellations pass.", "hybrid resume");
}
