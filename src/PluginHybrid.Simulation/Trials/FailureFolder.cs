using System.Globalization;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Shrinking;

namespace PluginHybrid.Simulation.Trials;

/// <summary>A shrunk failure as a folder: the exact day, a fault script close to it, and the recording of every host process.</summary>
/// <param name="path">The folder; made when it is not there.</param>
/// <param name="shrunk">The failure.</param>
public sealed class FailureFolder(string path, ShrunkDay shrunk)
{
    /// <summary>The exact day.</summary>
    public const string DayFile = "day.yaml";

    /// <summary>The fault script.</summary>
    public const string FaultsFile = "faults.yaml";

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>The failure.</summary>
    public ShrunkDay Shrunk => shrunk;

    /// <summary>What was written, and how to see it again; several lines.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        Shrunk to {shrunk.Day.Troubles.Count} troubles and {shrunk.Day.Deeds.Count} deeds of {shrunk.Day.Length.TotalSeconds:0.###} s, in {shrunk.Runs} days lived{(shrunk.IsMinimal ? "" : " (not to the end)")}.
        {path} holds {DayFile}, {FaultsFile} and the recordings of the host's processes. To live it again:
          hybrid simulate --day {System.IO.Path.Combine(path, DayFile)}
        """);

    /// <summary>Writes it. The day is lived once more, and recorded.</summary>
    /// <param name="life">Lives it.</param>
    /// <returns>How it failed then.</returns>
    /// <exception cref="IOException">The folder holds recordings already, or cannot be written.</exception>
    public Violation? Write(IDayLife life)
    {
        ArgumentNullException.ThrowIfNull(life);
        if (Directory.Exists(path) && Directory.EnumerateDirectories(path, "host-*").Any())
        {
            throw new IOException($"{path} holds recordings already; name another folder.");
        }

        Directory.CreateDirectory(path);
        string[] notes =
        [
            "A day on which an invariant does not hold, found by hybrid simulate and made small.",
            $"{shrunk.Violation.Checker}/{shrunk.Violation.Place}: {shrunk.Violation.Text.ReplaceLineEndings("\n").Split('\n')[0]}",
        ];
        File.WriteAllText(System.IO.Path.Combine(path, DayFile), DayText.Of(shrunk.Day, notes));
        File.WriteAllText(System.IO.Path.Combine(path, FaultsFile), FaultScriptText.Of(shrunk.Day, $"{shrunk.Violation.Checker}/{shrunk.Violation.Place}"));
        var around = new DaySurroundings { RecordInto = path, Checkers = () => [.. Checkers.All().Where(checker => checker.Name == shrunk.Violation.Checker)] };
        return TrialRunner.Live(life, shrunk.Day, around, CancellationToken.None).Result.Violations is [var found, ..] ? found : null;
    }
}
