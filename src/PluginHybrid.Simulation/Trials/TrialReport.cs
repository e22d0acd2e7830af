using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Trials;

/// <summary>What came of the days lived so far.</summary>
/// <param name="Plan">What was asked.</param>
/// <param name="Results">By seed.</param>
/// <param name="Coverage">Where troubles struck, over all days.</param>
/// <param name="Took">Wall-clock time.</param>
/// <param name="IsWhole">False when the run was interrupted.</param>
public sealed record TrialReport(
    TrialPlan Plan, IReadOnlyList<SeedResult> Results, IReadOnlyDictionary<CoveredPlace, int> Coverage, TimeSpan Took, bool IsWhole)
{
    /// <summary>Seeds on which an invariant did not hold.</summary>
    public IReadOnlyList<SeedResult> Failed => [.. Results.Where(result => !result.IsGood)];

    /// <summary>Virtual hours, healing included.</summary>
    public double Hours => Results.Sum(result => result.Lived.TotalHours);

    /// <summary>Days per second of the wall clock.</summary>
    public double SeedsPerSecond => Results.Count / Math.Max(0.001, Took.TotalSeconds);

    /// <summary>Virtual hours per minute of the wall clock.</summary>
    public double HoursPerMinute => Hours / Math.Max(0.001, Took.TotalMinutes);

    /// <summary>The same report with more that did not hold: what a second process found.</summary>
    /// <param name="later">Results that take the place of those of their seeds.</param>
    public TrialReport With(IReadOnlyList<SeedResult> later) => this with
    {
        Results = [.. Results.Select(result => later.FirstOrDefault(other => other.Seed == result.Seed) ?? result)],
    };
}
