using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;

namespace PluginHybrid.Replay.Tests.Rigging;

/// <summary>Loads the repository's plugins from their built files, and the test's own from memory.</summary>
internal sealed class BothLoaders : IPluginLoader
{
    private readonly IReadOnlyDictionary<string, Func<HybridPlugin>> _given;
    private readonly PluginLoader _files;

    public BothLoaders(IReadOnlyDictionary<string, Func<HybridPlugin>> given, IReadOnlyDictionary<string, string> settings)
    {
        _given = given;
        _files = new PluginLoader(new PluginLoaderOptions
        {
            CacheFolder = Path.Combine(AppContext.BaseDirectory, "cache"),
            OperatorSettings = id => settings.TryGetValue(id, out var yaml) ? new SettingsSource($"{id}.yaml", yaml) : null,
        });
    }

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<PluginCandidate> Candidates => [.. new PluginCatalog([Path.Combine(AppContext.BaseDirectory, "plugins")]).Scan().Candidates
        .Concat(_given.Keys.Select(GivenPlugin.CandidateOf))
        .OrderBy(candidate => candidate.Id, StringComparer.Ordinal)];

    public Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token) => _given.TryGetValue(candidate.Id, out var make)
        ? Task.FromResult(new LoadResult(new GivenPlugin(candidate.Id, make), []))
        : _files.LoadAsync(candidate, token);
}
