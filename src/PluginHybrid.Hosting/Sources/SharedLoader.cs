namespace PluginHybrid.Hosting.Sources;

/// <summary>Loads each plugin once for many hosts of one process: a host that starts gets instances of its own, at once.</summary>
/// <remarks>What a plugin keeps in statics is shared, and settings are those of the first load. Safe from several threads; who comes while another loads waits.</remarks>
/// <param name="inner">Loads for the first time.</param>
public sealed class SharedLoader(IPluginLoader inner) : IPluginLoader
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, LoadResult> _loaded = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var key = $"{candidate.Path} {candidate.ContentHash}";
        lock (_gate)
        {
            if (!_loaded.TryGetValue(key, out var result))
            {
                // Whoever runs in a time of its own must not see a load that goes on: what it waits for is done when it gets it.
                _loaded[key] = result = inner.LoadAsync(candidate, CancellationToken.None).GetAwaiter().GetResult();
            }

            return Task.FromResult(result.Plugin is { } plugin ? result with { Plugin = new Lent(plugin) } : result);
        }
    }

    private sealed class Lent(LoadedPlugin plugin) : WrappedPlugin(plugin)
    {
        public override void Dispose()
        {
            // The code stays for the other hosts; the instance is the garbage collector's.
        }

        public override bool IsGone(bool collect) => true;
    }
}
