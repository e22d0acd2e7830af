using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.TestKit.Loading;

/// <summary>A class of the test's own process as a loaded plugin: nothing to compile, nothing to unload.</summary>
internal sealed class TypePlugin(PluginCandidate candidate, Capabilities asked, Func<HybridPlugin> make, ISettingValues settings) : LoadedPlugin
{
    public override string Id => candidate.Id;

    public override string Title => candidate.Id;

    public override string Version => "test";

    public override PluginCandidate Candidate => candidate;

    public override Capabilities Asked => asked;

    public override IReadOnlyList<SourceProblem> Warnings => [];

    public override string? SettingsSchema => null;

    public override ISettingValues Settings => settings;

    public override HybridPlugin CreateInstance() => make();

    public override void Dispose()
    {
        // Classes of the test's own process stay.
    }

    public override bool IsGone(bool collect) => true;
}
