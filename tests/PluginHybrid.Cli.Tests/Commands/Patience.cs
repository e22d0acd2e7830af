using System.Text.Json;

namespace PluginHybrid.Cli.Tests.Commands;

/// <summary>How long runs of a fixed length are given: a moment, and more only on a machine that is busy with something else.</summary>
internal static class Patience
{
    private static readonly string[] Lengths = ["3s", "10s", "30s"];

    /// <summary>Runs longer each time until enough was seen, or the last was not enough either.</summary>
    /// <param name="run">Runs for the length given.</param>
    /// <param name="isEnough">Looks at what the run yielded.</param>
    public static async Task<T> UntilEnough<T>(Func<string, Task<T>> run, Func<T, bool> isEnough)
    {
        var last = await run(Lengths[0]);
        foreach (var length in Lengths.Skip(1))
        {
            if (isEnough(last))
            {
                break;
            }

            last = await run(length);
        }

        return last;
    }

    /// <summary>True when a summary says that all was fresh and counts enough ticks: the walk went end to end.</summary>
    /// <param name="summary">What <c>run --json</c> wrote.</param>
    public static bool SawTicks(string summary)
    {
        using var parsed = JsonDocument.Parse(summary);
        return parsed.RootElement.GetProperty("exit").GetProperty("reason").GetString() == "time-elapsed"
            && parsed.RootElement.GetProperty("events").TryGetProperty("position.update", out var updates)
            && updates.GetInt64() > 5;
    }
}
