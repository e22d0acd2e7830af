using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.Simulation.Days;

/// <summary>The smallest order that a person opens a position with: of it the quantities of deeds are multiples.</summary>
internal static class LeastOrder
{
    // A little more than the venue wants: a price that falls on the way must not make it too small.
    private const decimal Spare = 1.2m;

    /// <summary>The quantity at a price.</summary>
    /// <param name="rules">The symbol's rules.</param>
    /// <param name="price">Last price.</param>
    public static decimal Of(Instrument rules, decimal price) =>
        Math.Max(rules.MinQty, Math.Ceiling(rules.MinNotional * Spare / price / rules.QtyStep) * rules.QtyStep);

    /// <summary>A quantity in the steps the venue takes: rounded down, one step at least.</summary>
    /// <param name="rules">The symbol's rules.</param>
    /// <param name="quantity">Any.</param>
    public static decimal InSteps(Instrument rules, decimal quantity) =>
        Math.Max(Math.Floor(quantity / rules.QtyStep) * rules.QtyStep, rules.QtyStep);
}
