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
        return first.Hash == hash ? null : Differs(first.Lived, first.Hash, hash, where);
    }

    /// <summary>Two hashes of one day that are not the same.</summary>
    /// <param name="lived">Virtual time of the first.</param>
    /// <param name="first">One hash.</param>
    /// <param name="second">The other; empty when that run gave none.</param>
    /// <param name="where">Where the other ran, in words.</param>
    public static Violation Differs(TimeSpan lived, string first, string second, string where) =>
        new(Checker, "differs", lived, 0, $"The same day gave {first} first and {(second.Length == 0 ? "nothing" : second)} {where}.");
}
