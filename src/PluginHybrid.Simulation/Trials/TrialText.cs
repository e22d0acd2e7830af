using System.Globalization;
using PluginHybrid.Simulation.Checking;

namespace PluginHybrid.Simulation.Trials;

/// <summary>Trials in words, for people.</summary>
public static class TrialText
{
    /// <summary>A violation on one line: checker, place, virtual time, input, what was wanted and found.</summary>
    /// <param name="violation">It.</param>
    public static string Of(Violation violation)
    {
        ArgumentNullException.ThrowIfNull(violation);
        return string.Create(CultureInfo.InvariantCulture, $"{violation.Checker}/{violation.Place} at {violation.At:h\\:mm\\:ss\\.fff} (input {violation.Input}): {violation.Text}");
    }

    /// <summary>How far it is: seeds, speed, failures.</summary>
    /// <param name="report">What came so far.</param>
    public static string Progress(TrialReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Results.Count} of {report.Plan.Seeds.Count} seeds, {report.SeedsPerSecond:0.0} seeds/s, {report.HoursPerMinute:0} hours/min, {report.Failed.Count} failed");
    }

    /// <summary>The end of a run: sums, coverage, and each failure with the command that repeats it.</summary>
    /// <param name="report">What came.</param>
    public static string Of(TrialReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (reached, all) = CoverageTable.Count(report.Coverage);
        var failures = report.Failed.Select(result =>
            $"seed {result.Seed} ({result.Weather}): {Of(result.Violations[0])}\n  {Repeat(result.Seed, report.Plan.Length)}\n");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {CoverageTable.Of(report.Coverage)}
            {reached} of {all} places reached.
            {report.Results.Count} of {report.Plan.Seeds.Count} seeds{(report.IsWhole ? "" : " (interrupted)")}, {report.Hours:0} virtual hours in {report.Took.TotalSeconds:0.0} s: {report.HoursPerMinute:0} hours/min. {report.Results.Sum(result => result.Frames)} price frames, {report.Results.Sum(result => result.Events)} events, {report.Results.Sum(result => result.Commands)} commands, {report.Results.Sum(result => result.Troubles)} troubles, {report.Results.Sum(result => result.Incarnations)} host processes.
            {string.Concat(failures)}{(report.Failed.Count == 0 ? "Every invariant held." : $"{report.Failed.Count} seeds failed.")}

            """);
    }

    /// <summary>The command that lives one seed's day again.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="length">The length it was lived with.</param>
    public static string Repeat(int seed, TimeSpan length) =>
        string.Create(CultureInfo.InvariantCulture, $"hybrid simulate --seed {seed} --hours {length.TotalHours:0.####} --shrink");
}
