using System.Globalization;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Trials;

/// <summary>A day as a folder: the exact day, a fault script close to it, and the recording of every host process.</summary>
/// <param name="path">The folder; made when it is not there.</param>
public sealed class DayFolder(string path)
{
    /// <summary>The exact day.</summary>
    public const string DayFile = "day.yaml";

    /// <summary>The fault script.</summary>
    public const string FaultsFile = "faults.yaml";

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>What it holds, and how to live the day again; two lines.</summary>
    public string Summary => $"""
        {path} holds {DayFile}, {FaultsFile} and the recordings of the host's processes. To live it again:
          hybrid simulate --day {System.IO.Path.Combine(path, DayFile)}
        """;

    /// <summary>Why nothing can be written into a folder; <c>null</c> when nothing is known to prevent it.</summary>
    /// <param name="path">The folder.</param>
    public static string? Obstacle(string path) =>
        File.Exists(path) ? $"{path} is a file; name a folder."
        : Directory.Exists(path) && Directory.EnumerateDirectories(path, "host-*").Any() ? $"{path} holds recordings already; name another folder."
        : null;

    /// <summary>The fault script of a day, which begins at most 20 s before the first thing on it.</summary>
    /// <param name="day">The day.</param>
    /// <param name="why">What it shows, in a sentence.</param>
    public static string Script(Day day, string why)
    {
        var (sooner, earlier) = SoonerDay.Of(day);
        var told = earlier > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $" Here {earlier.TotalSeconds:0.###} s earlier than on the day.") : "";
        return FaultScriptText.Of(sooner, why + told);
    }

    /// <summary>Writes it. The day is lived for that, and recorded.</summary>
    /// <param name="life">Lives it.</param>
    /// <param name="day">The day.</param>
    /// <param name="text">The day's file.</param>
    /// <param name="why">What it shows, in a sentence, for the script.</param>
    /// <param name="around">How it is lived.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="IOException">The folder holds recordings already, or cannot be written.</exception>
    public SeedResult Write(IDayLife life, Day day, string text, string why, DaySurroundings around)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(around);
        if (Obstacle(path) is { } obstacle)
        {
            throw new IOException(obstacle);
        }

        Directory.CreateDirectory(path);
        File.WriteAllText(System.IO.Path.Combine(path, DayFile), text);
        File.WriteAllText(System.IO.Path.Combine(path, FaultsFile), Script(day, why));
        return TrialRunner.Live(life, day, around with { RecordInto = path }, CancellationToken.None).Result;
    }
}
