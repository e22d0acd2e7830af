using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Sources;

/// <summary>A version of a plugin in memory: compiled, checked, every handler compiled to machine code, its settings bound once for trial.</summary>
public abstract class LoadedPlugin : IDisposable
{
    /// <summary>State, settings and journal go by it.</summary>
    public abstract string Id { get; }

    /// <summary>For people.</summary>
    public abstract string Title { get; }

    /// <summary>The assembly's version, or the beginning of the content hash.</summary>
    public abstract string Version { get; }

    /// <summary>Where it came from.</summary>
    public abstract PluginCandidate Candidate { get; }

    /// <summary>What it asks for; a script says so only while it starts: then <see cref="HybridScript.Asked"/> counts.</summary>
    public abstract Capabilities Asked { get; }

    /// <summary>Warnings that did not keep it from loading.</summary>
    public abstract IReadOnlyList<SourceProblem> Warnings { get; }

    /// <summary>The settings' JSON Schema; <c>null</c> when it has no settings record.</summary>
    public abstract string? SettingsSchema { get; }

    /// <summary>The present settings, for <see cref="IPluginHost.Settings"/>.</summary>
    public abstract Sdk.Settings.ISettingValues Settings { get; }

    /// <summary>True for an assembly that was loaded for this plugin: a stray exception on whose stack it stands is this plugin's fault.</summary>
    /// <param name="assembly">From a stack.</param>
    public virtual bool Owns(System.Reflection.Assembly assembly) => false;

    /// <summary>Makes an instance; its constructor runs. Call it on the plugin's lane.</summary>
    public abstract HybridPlugin CreateInstance();

    /// <summary>Begins to unload: lets go of everything it holds of the load context.</summary>
    public abstract void Dispose();

    /// <summary>True once the load context is gone from memory; asks the collector when <paramref name="collect"/> is true.</summary>
    /// <param name="collect">Sweeps reflection caches and collects before looking.</param>
    public abstract bool IsGone(bool collect);
}
