using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Tests.Fakes;

/// <summary>A plugin that was never on a disk.</summary>
internal sealed class MemoryPlugin(string id, string version, Func<HybridPlugin> make, Capabilities asked = Capabilities.MoveStops) : LoadedPlugin
{
    public bool IsDisposed { get; private set; }

    public override string Id => id;

    public override string Title => id;

    public override string Version => version;

    public override PluginCandidate Candidate { get; } = CandidateOf(id, version);

    public override Capabilities Asked => asked;

    public override IReadOnlyList<SourceProblem> Warnings => [];

    public override string? SettingsSchema => null;

    public override ISettingValues Settings => NoSettings.Instance;

    public static PluginCandidate CandidateOf(string id, string version) => new(id, PluginKind.Dll, $"plugins/{id}", version);

    public override HybridPlugin CreateInstance() => make();

    public override void Dispose() => IsDisposed = true;

    public override bool IsGone(bool collect) => IsDisposed;

    private sealed class NoSettings : ISettingValues
    {
        public static NoSettings Instance { get; } = new();

        public T Bind<T>()
            where T : class, new() => new();

        public T Read<T>(string name, T otherwise, decimal? min = null, decimal? max = null) => otherwise;
    }
}
