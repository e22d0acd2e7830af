using PluginHybrid.Commands;
using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Plugins;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay;
using PluginHybrid.Replay.Running;

namespace PluginHybrid.Replaying;

/// <summary>Finds the plugins a recording names, in the folders of the configuration and beside the executable.</summary>
internal static class RecordedPlugins
{
    /// <summary>What finds them.</summary>
    /// <param name="around">Where the command runs.</param>
    /// <param name="config">The configuration file; <c>null</c>: the usual one.</param>
    public static Func<RecordingHeader, ReplayPlugins> Finder(Surroundings around, string? config)
    {
        var loaded = around.Settings().Load(config);
        var folders = PluginFolders.Of(loaded);
        return header => Find(around, folders, header);
    }

    private static ReplayPlugins Find(Surroundings around, IReadOnlyList<string> folders, RecordingHeader header)
    {
        var scan = new PluginCatalog(folders).Scan();
        var candidates = header.Plugins.Select(plugin => scan.Candidates.FirstOrDefault(candidate => candidate.Id == plugin.Id)
            ?? throw new ReplayException($"The recording names the plugin {plugin.Id}, and none of these folders has it: {string.Join(", ", folders)}. Put it into one, or name its folder in plugins.folders of hybrid.yaml."));
        var settings = header.Plugins.Where(plugin => plugin.Settings.Length > 0)
            .ToDictionary(plugin => plugin.Id, plugin => new SettingsSource($"{plugin.Id} as recorded", plugin.Settings), StringComparer.Ordinal);
        var loader = new PluginLoader(new PluginLoaderOptions
        {
            CacheFolder = Authoring.AuthorCache.Folder(around),
            OperatorSettings = id => settings.GetValueOrDefault(id),
        });
        return new ReplayPlugins(loader, [.. candidates]);
    }
}
