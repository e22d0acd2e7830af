using System.Collections.Concurrent;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;

namespace PluginHybrid.Hosting.Tests.Fakes;

/// <summary>Loads what a test has put in, by id and version; anything else does not compile.</summary>
internal sealed class MemoryLoader : IPluginLoader
{
    private readonly ConcurrentDictionary<string, Func<HybridPlugin>> _known = new();

    public List<MemoryPlugin> Loaded { get; } = [];

    public PluginCandidate Add(string id, string version, Func<HybridPlugin> make)
    {
        var candidate = MemoryPlugin.CandidateOf(id, version);
        _known[$"{id} {version}"] = make;
        return candidate;
    }

    /// <summary>Whether a test has put it in.</summary>
    public bool Knows(PluginCandidate candidate) => _known.ContainsKey($"{candidate.Id} {candidate.ContentHash}");

    public Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token)
    {
        if (!_known.TryGetValue($"{candidate.Id} {candidate.ContentHash}", out var make))
        {
            return Task.FromResult(new LoadResult(null, [new SourceProblem(candidate.Path, 3, 1, "CS1061", "no such member")]));
        }

        var plugin = new MemoryPlugin(candidate.Id, candidate.ContentHash, make);
        Loaded.Add(plugin);
        return Task.FromResult(new LoadResult(plugin, []));
    }
}
