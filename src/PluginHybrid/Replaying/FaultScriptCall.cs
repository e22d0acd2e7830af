using PluginHybrid.Commands;
using PluginHybrid.Configuration;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Venues;

namespace PluginHybrid.Replaying;

/// <summary>A fault script given where a recording is expected: played against the simulated exchange as <c>hybrid run --faults</c> does, with the plugins of its scene.</summary>
/// <param name="around">Where it runs.</param>
internal sealed class FaultScriptCall(Surroundings around)
{
    // What a host may need to be right again: the longest pause between two dials, and a read.
    private static readonly TimeSpan Healing = TimeSpan.FromSeconds(60);

    /// <summary>The script's file.</summary>
    public required string Script { get; init; }

    /// <summary>The configuration file.</summary>
    public string? Config { get; init; }

    /// <summary>When to end, as <c>t=90s</c>; <c>null</c>: a minute after the last of it.</summary>
    public string? Until { get; init; }

    /// <summary>True writes one JSON object.</summary>
    public bool WritesJson { get; init; }

    /// <summary>True for the name of a script rather than of a recording.</summary>
    /// <param name="path">As given.</param>
    public static bool IsScript(string path) => Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml";

    /// <summary>Plays it.</summary>
    /// <returns>1 when what the script expects does not hold.</returns>
    /// <exception cref="UsageException">It is no fault script, or the time cannot be read.</exception>
    public async Task<int> RunAsync(CancellationToken interrupted)
    {
        var path = Path.GetFullPath(Path.Combine(around.WorkingFolder, Script));
        var script = IsDay(path) ? throw NoScript(path) : FaultsCommand.Read(path)!;
        var limit = Until is null ? script.Span + script.Scene.Lasts + Healing
            : Until is ['t', '=', .. var rest] && Durations.TryRead(rest, out var span) && span > TimeSpan.Zero ? span
            : throw new UsageException($"--until is {ShownText.Of(Until)}. A fault script is played for a time: write --until t=90s.");
        await around.Error.WriteLineAsync($"{Script} is a fault script: it is played against the simulated exchange for {limit.TotalSeconds:0} s.").ConfigureAwait(false);
        return await RunCommand.RunAsync(around, With(around.Settings().Load(Config), script.Scene), limit, WritesJson, path, interrupted).ConfigureAwait(false);
    }

    // The plugins of the scene run live with its settings, or their defaults, whatever is configured for them.
    private static LoadedSettings With(LoadedSettings loaded, FaultScene scene) => loaded with
    {
        Settings = loaded.Settings with
        {
            Plugins = scene.Plugins.Aggregate(loaded.Settings.Plugins, (plugins, id) => plugins.With(id, new PluginSettings
            {
                Mode = PluginMode.Live,
                Allow = [(Capabilities)~0],
                Settings = scene.SettingsOf(id) is { } text ? new YamlBlock($"settings of {id} in the script", text, 0) : null,
            })),
        },
    };

    // It lies beside the script, and its name is as likely to be typed.
    private static bool IsDay(string path)
    {
        try
        {
            return File.Exists(path) && DayText.Read(File.ReadAllText(path)) is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private UsageException NoScript(string path) => new(
        $"{Script} is a simulated day, and neither a recording nor a fault script. Live it: hybrid simulate --day {Script}. Or name the folder of its recordings, {Path.GetDirectoryName(path)}.");
}
