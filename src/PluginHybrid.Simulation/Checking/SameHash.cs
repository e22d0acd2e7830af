using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Checking;

/// <summary>The same day lived twice gives the same hash, also in two processes.</summary>
public static class SameHash
{
    /// <summary>The name failures have.</summary>
    public const string Checker = "same-hash";

    /// <summary>Compares two runs of one day.</summary>
    /// <param name="first">One run.</param>
    /// <param name="hash">The other's <see cref="DayReport.Hash"/>.</param>
    /// <param name="where">Where the other ran, in words: <c>in another process</c>.</param>
    /// <returns>What differs; <c>null</c> when nothing does.</returns>
    public static Violation? Compare(DayReport first, string hash, string where)
    {
        ArgumentNullException.ThrowIfNull(first);
        return first.Hash == hash ? null : new Violation(
            Checker, "differs", first.Lived, 0, $"The same day gave {first.Hash} first and {(hash.Length == 0 ? "nothing" : hash)} {where}.");
    }
}
