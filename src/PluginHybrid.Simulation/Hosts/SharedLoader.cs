using System.Reflection;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Simulation.Hosts;

/// <summary>Loads each plugin once for all worlds of the process: a host that starts gets instances of its own, at once.</summary>
/// <remarks>What a plugin keeps in statics is shared; ours keep nothing there. Safe from several threads.</remarks>
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
                // The worlds have one thread each: what they wait for is done when they get it.
                _loaded[key] = result = inner.LoadAsync(candidate, CancellationToken.None).GetAwaiter().GetResult();
            }

            return Task.FromResult(result.Plugin is { } plugin ? result with { Plugin = new Lent(plugin) } : result);
        }
    }

    private sealed class Lent(LoadedPlugin plugin) : LoadedPlugin
    {
        public override string Id => plugin.Id;

        public override string Title => plugin.Title;

        public override string Version => plugin.Version;

        public override PluginCandidate Candidate => plugin.Candidate;

        public override Capabilities Asked => plugin.Asked;

        public override IReadOnlyList<SourceProblem> Warnings => plugin.Warnings;

        public override string? SettingsSchema => plugin.SettingsSchema;

        public override ISettingValues Settings => plugin.Settings;

        public override bool Owns(Assembly assembly) => plugin.Owns(assembly);

        public override HybridPlugin CreateInstance() => plugin.CreateInstance();

        public override void Dispose()
        {
            // The code stays for the other worlds; the instance is the garbage collector's.
        }

        public override bool IsGone(bool collect) => true;
    }
}
