using System.Reflection;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Replay.Running;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Simulation.Tests.Worlds;

/// <summary>Loads one plugin of the test's own.</summary>
internal sealed class OneLoader(Func<HybridPlugin> make) : IPluginLoader
{
    public static ReplayPlugins Of(string id, Func<HybridPlugin> make) => new(new OneLoader(make), [new PluginCandidate(id, PluginKind.Dll, $"{id}.dll", "1")]);

    public Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token) => Task.FromResult(new LoadResult(new One(candidate, make), []));

    private sealed class One(PluginCandidate candidate, Func<HybridPlugin> make) : LoadedPlugin, ISettingValues
    {
        public override string Id => candidate.Id;

        public override string Title => candidate.Id;

        public override string Version => "1";

        public override PluginCandidate Candidate => candidate;

        public override Capabilities Asked => Capabilities.None;

        public override IReadOnlyList<SourceProblem> Warnings => [];

        public override string? SettingsSchema => null;

        public override ISettingValues Settings => this;

        public override bool Owns(Assembly assembly) => false;

        public override HybridPlugin CreateInstance() => make();

        public override void Dispose()
        {
            // Nothing is loaded.
        }

        public override bool IsGone(bool collect) => true;

        public T Bind<T>()
            where T : class, new() => new();

        public T Read<T>(string name, T otherwise, decimal? min = null, decimal? max = null) => otherwise;
    }
}
