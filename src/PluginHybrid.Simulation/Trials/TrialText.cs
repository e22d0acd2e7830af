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

    /// <summary>The end of a run: coverage, sums, and each failure with the command that repeats it.</summary>
    /// <param name="report">What came.</param>
    public static string Of(TrialReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (reached, all) = CoverageTable.Count(report.Coverage);
        var failures = report.Failed.Select(result =>
            $"seed {result.Seed} ({result.Weather}): {Of(result.Violations[0])}\n  {Repeat(report.Plan, result.Seed)}\n");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {CoverageTable.Of(report.Coverage)}
            {reached} of {all} places reached.
            {report.Results.Count} of {Number(report.Plan.Seeds.Count, "seed")}{(report.IsWhole ? "" : " (interrupted)")}, {report.Hours:0.#} virtual hours in {report.Took.TotalSeconds:0.0} s: {report.HoursPerMinute:0} hours/min. {Number(report.Results.Sum(result => result.Frames), "price frame")}, {Number(report.Results.Sum(result => result.Events), "event")}, {Number(report.Results.Sum(result => result.Commands), "command")}, {Number(report.Results.Sum(result => result.Troubles), "trouble")}, {Number(report.Results.Sum(result => result.Incarnations), "host process")}.
            {string.Concat(failures)}{(report.Results.Count == 0 ? "No day came to its end." : report.Failed.Count == 0 ? "Every invariant held." : $"{Number(report.Failed.Count, "seed")} failed.")}

            """);
    }

    /// <summary>The command that lives one seed's day again, exactly, and makes it small.</summary>
    /// <param name="plan">How it was lived.</param>
    /// <param name="seed">The seed.</param>
    public static string Repeat(TrialPlan plan, int seed)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.DayFile is { } file
            ? $"hybrid simulate --day {file} --shrink"
            : string.Create(CultureInfo.InvariantCulture, $"hybrid simulate --seed {seed} --hours {Hours(plan.Length)} --shrink");
    }

    /// <summary>A length in hours as a command line takes it: exact, for another length is another day.</summary>
    /// <param name="length">The length.</param>
    public static string Hours(TimeSpan length) => (length.Ticks / (decimal)TimeSpan.TicksPerHour).ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>How many of something, in words.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">One of it; more are that and an s, or es.</param>
    public static string Number(long count, string one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : one.EndsWith('s') ? "es" : "s")}");
    }
}
