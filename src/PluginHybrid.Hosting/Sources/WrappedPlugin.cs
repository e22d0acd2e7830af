using System.Reflection;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Sources;

/// <summary>A loaded plugin that is another one in all that an heir does not change.</summary>
/// <remarks>Whether ending it ends the other one too is the heir's to say.</remarks>
/// <param name="inner">The other one.</param>
public abstract class WrappedPlugin(LoadedPlugin inner) : LoadedPlugin
{
    /// <summary>The other one, for heirs that add to what it does.</summary>
    protected LoadedPlugin Inner => inner;

    /// <inheritdoc />
    public override string Id => inner.Id;

    /// <inheritdoc />
    public override string Title => inner.Title;

    /// <inheritdoc />
    public override string Version => inner.Version;

    /// <inheritdoc />
    public override PluginCandidate Candidate => inner.Candidate;

    /// <inheritdoc />
    public override Capabilities Asked => inner.Asked;

    /// <inheritdoc />
    public override IReadOnlyList<SourceProblem> Warnings => inner.Warnings;

    /// <inheritdoc />
    public override string? SettingsSchema => inner.SettingsSchema;

    /// <inheritdoc />
    public override ISettingValues Settings => inner.Settings;

    /// <inheritdoc />
    public override bool Owns(Assembly assembly) => inner.Owns(assembly);

    /// <inheritdoc />
    public override HybridPlugin CreateInstance() => inner.CreateInstance();

    /// <inheritdoc />
    public override bool IsGone(bool collect) => inner.IsGone(collect);
}
