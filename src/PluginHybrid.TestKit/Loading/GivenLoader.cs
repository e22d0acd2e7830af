using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.TestKit.Loading;

/// <summary>A loader that has loaded already.</summary>
internal sealed class GivenLoader(Func<LoadedPlugin> plugin) : IPluginLoader
{
    public Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token) => Task.FromResult(new LoadResult(plugin(), []));
}
