using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Shrinking;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Trials;

/// <summary>Makes the failing day of a seed small, whatever kind of invariant did not hold.</summary>
public static class TrialShrinking
{
    /// <summary>Shrinks a day.</summary>
    /// <param name="life">Lives days.</param>
    /// <param name="day">It fails.</param>
    /// <param name="sought">How.</param>
    /// <param name="progress">Told of each smaller day that still fails.</param>
    /// <param name="token">Ends the search; the smallest day so far is given back.</param>
    public static ShrunkDay Shrink(IDayLife life, Day day, Violation sought, Action<ShrunkDay> progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(sought);
        return new Shrinker(smaller => Find(life, smaller, sought, token)) { Progress = progress }.Shrink(day, sought, token);
    }

    // Only the checker that spoke: another one that speaks earlier must not hide it.
    private static Violation? Find(IDayLife life, Day day, Violation sought, CancellationToken token)
    {
        try
        {
            if (sought.Place == "others-changed")
            {
                return TrialRunner.Compare(life, day, token);
            }

            if (sought.Checker == SameHash.Checker)
            {
                var (first, second) = (Unwatched(life, day, token), Unwatched(life, day, token));
                return first is null || second is null ? null : SameHash.Compare(first, second.Hash, "the second time");
            }

            var around = new DaySurroundings { Checkers = () => [.. Checkers.All().Where(checker => checker.Name == sought.Checker)] };
            return TrialRunner.Live(life, day, around, token).Result.Violations
                .FirstOrDefault(found => found.Checker == sought.Checker && found.Place == sought.Place);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static DayReport? Unwatched(IDayLife life, Day day, CancellationToken token) =>
        TrialRunner.Live(life, day, new DaySurroundings { Checkers = () => [] }, token).Report;
}
