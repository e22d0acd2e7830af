using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>Loads each plugin where the operator wants it: in this process, or in one of its own.</summary>
/// <param name="here">For trusted plugins.</param>
/// <param name="apart">For those with <c>isolation: process</c>.</param>
/// <param name="isApart">Asked with the plugin's id at each load, so that a change counts from the next one on.</param>
public sealed class IsolatingLoader(IPluginLoader here, IPluginLoader apart, Func<string, bool> isApart) : IPluginLoader
{
    /// <inheritdoc />
    public Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return (isApart(candidate.Id) ? apart : here).LoadAsync(candidate, token);
    }
}
