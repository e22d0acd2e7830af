using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>While a person has thrown the kill switch, only tighter stops, reductions and closes pass.</summary>
internal sealed class HaltRule : IRiskRule
{
    public Denied? Look(Ask ask) => !ask.Facts.IsHalted || ask.Protects
        ? null
        : ask.Deny(RiskRules.Halted, "Trading is halted: only tighter stops, reductions and closes pass.", "hybrid resume");
}
