using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Tests.Rigging;

/// <summary>A plugin of the test itself.</summary>
internal sealed class GivenPlugin(string id, Func<HybridPlugin> make) : LoadedPlugin
{
    public override string Id => id;

    public override string Title => id;

    public override string Version => "1";

    public override PluginCandidate Candidate { get; } = CandidateOf(id);

    public override Capabilities Asked => (Capabilities)~0;

    public override IReadOnlyList<SourceProblem> Warnings => [];

    public override string? SettingsSchema => null;

    public override ISettingValues Settings => NoSettings.Instance;

    public static PluginCandidate CandidateOf(string id) => new(id, PluginKind.Dll, $"given/{id}", "1");

    public override HybridPlugin CreateInstance() => make();

    public override void Dispose()
    {
        // It lives as long as the test.
    }

    public override bool IsGone(bool collect) => true;

    private sealed class NoSettings : ISettingValues
    {
        public static NoSettings Instance { get; } = new();

        public T Bind<T>()
            where T : class, new() => new();

        public T Read<T>(string name, T otherwise, decimal? min = null, decimal? max = null) => otherwise;
    }
}
