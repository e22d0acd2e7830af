namespace PluginHybrid.Simulation.Checking;

/// <summary>A faulty plugin changes nothing for the others: their decisions are those of the day without it.</summary>
public static class OthersUnchanged
{
    /// <summary>The checker this belongs to.</summary>
    public const string Checker = "account-events-once";

    /// <summary>Compares a day on which one plugin failed, and could do nothing, with the same day on which it was not there.</summary>
    /// <param name="with">What the others decided with it.</param>
    /// <param name="without">And without it.</param>
    /// <param name="plugin">Its id.</param>
    /// <param name="lived">Virtual time.</param>
    /// <returns>What differs; <c>null</c> when nothing does.</returns>
    public static Violation? Compare(DecisionWitness with, DecisionWitness without, string plugin, TimeSpan lived)
    {
        ArgumentNullException.ThrowIfNull(with);
        ArgumentNullException.ThrowIfNull(without);
        return with.Hash == without.Hash ? null : new Violation(
            Checker, "others-changed", lived, 0,
            $"Beside a failing {plugin} the other plugins decided otherwise than without it: {with.Count} commands ({with.Hash}), without it {without.Count} ({without.Hash}).");
    }
}
