using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Trials;

/// <summary>What came of one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Weather">How bad the day was, in a word.</param>
/// <param name="Hash">Hash of all that crossed the host's border.</param>
/// <param name="Violations">What did not hold, oldest first.</param>
/// <param name="Lived">Virtual time.</param>
/// <param name="Frames">Ticker frames.</param>
/// <param name="Events">Events of the host.</param>
/// <param name="Commands">Commands of plugins.</param>
/// <param name="Incarnations">Host processes.</param>
/// <param name="Troubles">Troubles that were to strike.</param>
public sealed record SeedResult(
    int Seed, string Weather, string Hash, IReadOnlyList<Violation> Violations, TimeSpan Lived, long Frames, long Events, long Commands, int Incarnations, int Troubles)
{
    /// <summary>True when every invariant held.</summary>
    public bool IsGood => Violations.Count == 0;

    internal static SeedResult Of(DayReport report) => new(
        report.Day.Seed, report.Day.Weather.Name, report.Hash, report.Violations, report.Lived, report.Frames, report.Events, report.Commands, report.Incarnations, report.Day.Troubles.Count);

    internal static SeedResult Of(Day day, Violation broken) => new(day.Seed, day.Weather.Name, "", [broken], broken.At, 0, 0, 0, 0, day.Troubles.Count);
}
