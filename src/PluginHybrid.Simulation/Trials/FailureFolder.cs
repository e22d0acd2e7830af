using System.Globalization;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Shrinking;

namespace PluginHybrid.Simulation.Trials;

/// <summary>A shrunk failure as a <see cref="DayFolder"/>.</summary>
/// <param name="path">The folder; made when it is not there.</param>
/// <param name="shrunk">The failure.</param>
public sealed class FailureFolder(string path, ShrunkDay shrunk)
{
    private readonly DayFolder _folder = new(path);

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>The failure.</summary>
    public ShrunkDay Shrunk => shrunk;

    /// <summary>What was written, and how to see it again; several lines.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        Shrunk to {TrialText.Number(shrunk.Day.Troubles.Count, "trouble")} and {TrialText.Number(shrunk.Day.Deeds.Count, "deed")} in {shrunk.Day.Length.TotalSeconds:0.###} s; {TrialText.Number(shrunk.Runs, "day")} lived{(shrunk.IsMinimal ? "" : " (not to the end)")}.
        {_folder.Summary}
        """);

    /// <summary>Writes it. The day is lived once more, and recorded.</summary>
    /// <param name="life">Lives it.</param>
    /// <returns>How it failed then.</returns>
    /// <exception cref="IOException">The folder holds recordings already, or cannot be written.</exception>
    public Violation? Write(IDayLife life)
    {
        var what = $"{shrunk.Violation.Checker}/{shrunk.Violation.Place}";
        string[] notes =
        [
            "A day on which an invariant does not hold, found by hybrid simulate and made small.",
            $"{what}: {shrunk.Violation.Text.ReplaceLineEndings("\n").Split('\n')[0]}",
        ];
        var around = new DaySurroundings { Checkers = () => [.. Checkers.All().Where(checker => checker.Name == shrunk.Violation.Checker)] };
        return _folder.Write(life, shrunk.Day, DayText.Of(shrunk.Day, notes), $"{what}.", around).Violations is [var found, ..] ? found : null;
    }
}
