using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources.Memory;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Sources;

/// <summary>A plugin whose code lies in a load context of its own.</summary>
/// <param name="candidate">Where it came from.</param>
/// <param name="identity">Id, title, version and what it asks for.</param>
/// <param name="memory">Its load context.</param>
/// <param name="create">Makes an instance; let go with the context.</param>
/// <param name="settings">Its settings.</param>
/// <param name="schema">The settings' JSON Schema, or <c>null</c>.</param>
/// <param name="warnings">What did not keep it from loading.</param>
internal sealed class LoadedFromMemory(
    PluginCandidate candidate,
    PluginIdentity identity,
    PluginMemory memory,
    Func<HybridPlugin> create,
    PluginSettings settings,
    string? schema,
    IReadOnlyList<SourceProblem> warnings) : LoadedPlugin
{
    private Func<HybridPlugin>? _create = create;

    /// <inheritdoc />
    public override string Id => identity.Id;

    /// <inheritdoc />
    public override string Title => identity.Title;

    /// <inheritdoc />
    public override string Version => identity.Version;

    /// <inheritdoc />
    public override PluginCandidate Candidate => candidate;

    /// <inheritdoc />
    public override Capabilities Asked => identity.Asked;

    /// <inheritdoc />
    public override IReadOnlyList<SourceProblem> Warnings => warnings;

    /// <inheritdoc />
    public override string? SettingsSchema => schema;

    /// <inheritdoc />
    public override Sdk.Settings.ISettingValues Settings => settings;

    /// <inheritdoc />
    public override bool Owns(System.Reflection.Assembly assembly) => memory.Owns(assembly);

    /// <inheritdoc />
    public override HybridPlugin CreateInstance() => (_create ?? throw new ObjectDisposedException(Id, "This version of the plugin was let go."))();

    /// <inheritdoc />
    public override void Dispose()
    {
        _create = null;
        memory.LetGo();
    }

    /// <inheritdoc />
    public override bool IsGone(bool collect) => memory.IsGone(collect);
}
