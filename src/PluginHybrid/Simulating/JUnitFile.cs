using PluginHybrid.Commands;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Venues;

namespace PluginHybrid.Simulating;

/// <summary>The file of <c>--junit</c>.</summary>
/// <param name="around">Where it runs.</param>
/// <param name="name">The file as it was written; <c>null</c>: none is wanted.</param>
internal sealed class JUnitFile(Surroundings around, string? name)
{
    private readonly string _path = Path.GetFullPath(Path.Combine(around.WorkingFolder, name ?? ""));

    /// <summary>Looks, before any day is lived, whether it can be written.</summary>
    /// <exception cref="UsageException">Its folder is not there, or it is a folder.</exception>
    public void ThrowIfHopeless()
    {
        if (name is not null && (Directory.Exists(_path) || !Directory.Exists(Path.GetDirectoryName(_path))))
        {
            throw new UsageException($"--junit cannot be written to {_path}: {(Directory.Exists(_path) ? "that is a folder" : "its folder is not there")}. Name a file in a folder that is.");
        }
    }

    /// <summary>Writes it, when one is wanted.</summary>
    /// <param name="report">What came.</param>
    /// <returns>False when it could not be written; that is told on stderr.</returns>
    public async Task<bool> WriteAsync(TrialReport report)
    {
        try
        {
            if (name is not null)
            {
                await File.WriteAllTextAsync(_path, TrialJUnit.Of(report), CancellationToken.None).ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            await around.Error.WriteLineAsync($"--junit could not be written: {wrong.Message}").ConfigureAwait(false);
            return false;
        }
    }
}
