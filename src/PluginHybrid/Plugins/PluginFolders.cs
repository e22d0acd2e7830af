using PluginHybrid.Configuration;

namespace PluginHybrid.Plugins;

/// <summary>Where plugins are looked for.</summary>
internal static class PluginFolders
{
    /// <summary>The configured folders, and the one with the plugins delivered beside the executable.</summary>
    /// <param name="loaded">The configuration.</param>
    public static IReadOnlyList<string> Of(LoadedSettings loaded)
    {
        var plugins = loaded.Settings.Plugins;
        var folders = plugins.Folders.Select(folder => Path.GetFullPath(Path.Combine(loaded.Folder, folder)));
        return [.. (plugins.Bundled ? folders.Append(Path.Combine(AppContext.BaseDirectory, "plugins")) : folders).Distinct(StringComparer.Ordinal)];
    }
}
