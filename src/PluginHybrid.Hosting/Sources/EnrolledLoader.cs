using PluginHybrid.Sdk;

namespace PluginHybrid.Hosting.Sources;

/// <summary>Puts every instance that is made down in a roll.</summary>
/// <param name="inner">Loads.</param>
/// <param name="roll">The roll.</param>
public sealed class EnrolledLoader(IPluginLoader inner, LifeRoll roll) : IPluginLoader
{
    /// <inheritdoc />
    public async Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var result = await inner.LoadAsync(candidate, token).ConfigureAwait(false);
        return result.Plugin is { } plugin ? result with { Plugin = new Enrolled(plugin, roll) } : result;
    }

    private sealed class Enrolled(LoadedPlugin plugin, LifeRoll roll) : WrappedPlugin(plugin)
    {
        public override HybridPlugin CreateInstance()
        {
            var instance = base.CreateInstance();
            roll.Add(Id, instance);
            return instance;
        }

        public override void Dispose() => Inner.Dispose();
    }
}
