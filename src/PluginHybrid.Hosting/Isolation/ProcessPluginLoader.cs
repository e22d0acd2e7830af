using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>Loads plugins into processes of their own: none of their code runs in this one, not even for the checks at load.</summary>
/// <param name="options">How the processes are run.</param>
public sealed class ProcessPluginLoader(ProcessIsolationOptions options) : IPluginLoader
{
    private const string Code = "HYB0300";

    /// <inheritdoc />
    public async Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        try
        {
            var (process, answer) = await Greeting.StartAsync(candidate, options, token).ConfigureAwait(false);
            if (answer is Ready ready)
            {
                return new LoadResult(new ProcessLoadedPlugin(candidate, ready, process, options), ready.Warnings);
            }

            process.End();
            return new LoadResult(null, ((Refused)answer).Problems);
        }
        catch (PluginLostException lost)
        {
            return new LoadResult(null, [new SourceProblem(candidate.Path, 0, 0, Code, $"with isolation: process: {lost.Message}.")]);
        }
    }
}
