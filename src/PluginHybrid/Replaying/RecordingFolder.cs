using PluginHybrid.Commands;
using PluginHybrid.Replay.Verifying;

namespace PluginHybrid.Replaying;

/// <summary>A folder with several recordings, as <c>hybrid simulate --shrink</c> writes one: each is replayed, one after the other.</summary>
internal static class RecordingFolder
{
    /// <summary>The recordings below a folder that is none itself; empty for a recording, or where there is nothing.</summary>
    /// <param name="from">What a relative path is relative to.</param>
    /// <param name="folder">As given.</param>
    /// <returns>Paths as the folder was given; <c>host-2</c> before <c>host-10</c>.</returns>
    public static IReadOnlyList<string> In(string from, string folder)
    {
        var full = Path.GetFullPath(Path.Combine(from, folder));
        if (!Directory.Exists(full))
        {
            return [];
        }

        var found = RecordingVerifier.Find(full);
        return found.Contains(full)
            ? []
            : [.. found.Select(path => Path.Combine(folder, Path.GetRelativePath(full, path))).OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)];
    }

    /// <summary>Replays each, and says which.</summary>
    /// <param name="around">Where the command runs.</param>
    /// <param name="recordings">Which.</param>
    /// <param name="replay">Replays one.</param>
    /// <param name="interrupted">Ends it before the next.</param>
    /// <returns>The highest exit code.</returns>
    public static async Task<int> EachAsync(Surroundings around, IReadOnlyList<string> recordings, Func<string, Task<int>> replay, CancellationToken interrupted)
    {
        var code = ExitCode.Fine;
        foreach (var recording in recordings)
        {
            if (interrupted.IsCancellationRequested)
            {
                return ExitCode.Interrupted;
            }

            await around.Out.WriteLineAsync($"{recording}:").ConfigureAwait(false);
            code = Math.Max(code, await replay(recording).ConfigureAwait(false));
        }

        return code;
    }
}
