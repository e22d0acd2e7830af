using PluginHybrid.Commands;
using PluginHybrid.Configuration;
using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Plugins;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay;
using PluginHybrid.Replay.Running;

namespace PluginHybrid.Replaying;

/// <summary>Finds the plugins a recording names: in its own folder <c>plugins</c>, in the folders of the configuration and beside the executable.</summary>
internal static class RecordedPlugins
{
    private const string OwnFolder = "plugins";

    /// <summary>What finds them, given the recording's folder or file and its header.</summary>
    /// <param name="around">Where the command runs.</param>
    /// <param name="config">The configuration file; <c>null</c>: the usual one.</param>
    public static Func<string, RecordingHeader, ReplayPlugins> FinderIn(Surroundings around, string? config)
    {
        var folders = PluginFolders.Of(around.Settings().Load(config));
        return (recording, header) => Find(around, [.. Own(Path.Combine(around.WorkingFolder, recording)), .. folders], header);
    }

    /// <summary>A configuration that also looks where the plugins of a recording lie, and there first.</summary>
    /// <param name="loaded">What is configured.</param>
    /// <param name="recording">The recording's folder or file, full path.</param>
    public static LoadedSettings With(LoadedSettings loaded, string recording) => loaded with
    {
        Settings = loaded.Settings with { Plugins = loaded.Settings.Plugins with { Folders = [.. Own(recording), .. loaded.Settings.Plugins.Folders] } },
    };

    /// <summary>The folder of the plugins that belong to a recording; none when it has none.</summary>
    /// <param name="recording">Its folder or file, full path.</param>
    public static IReadOnlyList<string> Own(string recording)
    {
        var folder = Path.Combine(Directory.Exists(recording) ? recording : Path.GetDirectoryName(recording)!, OwnFolder);
        return Directory.Exists(folder) ? [folder] : [];
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
        return new ReplayPlugins(around.Loading(loader), [.. candidates]);
    }
}
