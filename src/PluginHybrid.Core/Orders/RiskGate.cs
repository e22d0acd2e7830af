using PluginHybrid.Core.Orders.Rules;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders;

/// <summary>The one gate every command passes. Pure: rules in a fixed order, the first that refuses decides.</summary>
/// <remarks>Nothing here can open or grow a position: there is no such command, and every order sent is reduce-only.</remarks>
internal static class RiskGate
{
    // Rounding comes before the rules that compare prices, and those who know more come after those who know less.
    private static readonly IRiskRule[] Rules =
    [
        new CapabilityRule(),
        new OwnOrderRule(),
        new OpenLegRule(),
        new ClosingRule(),
        new InstrumentRule(),
        new PriceRounding(),
        new HaltRule(),
        new StaleRule(),
        new NeverLooserRule(),
        new WrongSideRule(),
        new QuantityRounding(),
    ];

    /// <summary>Judges a command and rounds it.</summary>
    /// <param name="ask">The command and what is known.</param>
    /// <returns>The refusal, or <c>null</c> when it may be sent as it now stands in <paramref name="ask"/>.</returns>
    public static Denied? Judge(Ask ask)
    {
        foreach (var rule in Rules)
        {
            if (rule.Look(ask) is { } denied)
            {
                return denied;
            }
        }

        return null;
    }
}
