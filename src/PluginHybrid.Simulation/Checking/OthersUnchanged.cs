using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Checking;

/// <summary>A faulty plugin changes nothing for the others: their decisions are those of the day without it.</summary>
public static class OthersUnchanged
{
    /// <summary>The checker this belongs to.</summary>
    public const string Checker = "account-events-once";

    /// <summary>Compares a day on which one plugin failed in every turn with the same day on which it was not there.</summary>
    /// <param name="with">The day with it; it gives no command.</param>
    /// <param name="without">The day without it.</param>
    /// <param name="plugin">Its id.</param>
    /// <returns>What differs; <c>null</c> when nothing does.</returns>
    public static Violation? Compare(DayReport with, DayReport without, string plugin)
    {
        ArgumentNullException.ThrowIfNull(with);
        ArgumentNullException.ThrowIfNull(without);
        return with.DecisionHash == without.DecisionHash ? null : new Violation(
            Checker, "others-changed", with.Lived, 0,
            $"With {plugin} failing in every turn the other plugins decided otherwise than without it: {with.Commands} commands ({with.DecisionHash}), without it {without.Commands} ({without.DecisionHash}).");
    }
}
