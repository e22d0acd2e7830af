using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Hosting.Checking.Rehearsing;

/// <summary>Remembers what was loaded, so that it can be asked afterwards whether it is gone.</summary>
/// <param name="inner">Loads.</param>
internal sealed class KeepingLoader(IPluginLoader inner) : IPluginLoader
{
    private readonly Lock _gate = new();
    private readonly List<LoadedPlugin> _loaded = [];

    /// <summary>Everything loaded so far.</summary>
    public IReadOnlyList<LoadedPlugin> Loaded
    {
        get
        {
            lock (_gate) return [.. _loaded];
        }
    }

    /// <inheritdoc />
    public async Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token)
    {
        var result = await inner.LoadAsync(candidate, token).ConfigureAwait(false);
        if (result.Plugin is { } plugin)
        {
            lock (_gate) _loaded.Add(plugin);
        }

        return result;
    }
}
