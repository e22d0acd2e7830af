using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>What a host asks its plugin process to load.</summary>
/// <param name="Candidate">Which plugin.</param>
/// <param name="SettingsFile">Where the operator's settings stand, for texts about them.</param>
/// <param name="SettingsText">The operator's settings from <c>hybrid.yaml</c>, as YAML; <c>null</c> when there are none.</param>
/// <param name="SettingsLineOffset">Lines of the file before that text.</param>
public sealed record PluginProcessRequest(PluginCandidate Candidate, string SettingsFile, string? SettingsText, int SettingsLineOffset)
{
    /// <summary>Holds compiled scripts; shared with the host.</summary>
    public string CacheFolder { get; init; } = "";

    /// <summary>True makes what the lint finds an error.</summary>
    public bool Strict { get; init; }

    /// <summary>What a loader in the plugin's process takes.</summary>
    public PluginLoaderOptions LoaderOptions() => new()
    {
        CacheFolder = CacheFolder,
        Strict = Strict,
        OperatorSettings = _ => SettingsText is null ? null : new SettingsSource(SettingsFile, SettingsText, SettingsLineOffset),
    };
}
