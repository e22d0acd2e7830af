using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Hosting.Tests.Fakes;

/// <summary>Takes from memory what a test has put there, and all else from files.</summary>
internal sealed class LoaderOfBoth(MemoryLoader memory, IPluginLoader files) : IPluginLoader
{
    public Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token) =>
        memory.Knows(candidate) ? memory.LoadAsync(candidate, token) : files.LoadAsync(candidate, token);
}
