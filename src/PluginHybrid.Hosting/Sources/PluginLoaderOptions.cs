using PluginHybrid.Hosting.Settings;

namespace PluginHybrid.Hosting.Sources;

/// <summary>What the loader needs beside the candidate.</summary>
public sealed record PluginLoaderOptions
{
    /// <summary>Holds compiled scripts and restored package lists; may be deleted at any time.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>True makes what the lint finds in a plugin's own code an error; default a warning.</summary>
    public bool Strict { get; init; }

    /// <summary>The operator's settings of a plugin from <c>hybrid.yaml</c>, by id; <c>null</c> when there are none. They win over the file beside the plugin.</summary>
    public Func<string, SettingsSource?> OperatorSettings { get; init; } = _ => null;
}
