using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Replay.Running;

namespace PluginHybrid.Simulation.Hosts;

/// <summary>The plugins of a folder, loaded as the live host loads them, with the settings of a busy operator: within an hour each of them acts.</summary>
public static class WorldPlugins
{
    private static readonly SortedDictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["aged-monitor"] = "warnAfter: 00:04:00\nbreakEvenAfter: 00:06:00\nreduceAfter: 00:10:00\ncloseAfter: 00:20:00\ngrace: 00:00:30\nchaseWait: 00:00:10\n",
        ["position-manager"] = "initialStop: 1.5\n",
        ["trailing-stop"] = "activateAtPercent: 0.3\ndistance: 0.4\nbreakEvenAtPercent: 0.25\nminStepPercent: 0.03\n",
    };

    /// <summary>The settings of a busy operator for a plugin, as YAML; empty for one that is not ours.</summary>
    /// <param name="id">The plugin's id.</param>
    public static string SettingsOf(string id) => Settings.GetValueOrDefault(id, "");

    /// <summary>Loads all plugins of a folder, once for all worlds of this process.</summary>
    /// <param name="folder">One folder per plugin in it, as <c>plugins.folders</c> of the configuration wants it.</param>
    /// <param name="settings">The operator's settings by plugin id, as YAML. Default those of a busy operator for our own plugins.</param>
    /// <param name="loading">What becomes of the loader. Default: it stays as it is.</param>
    /// <exception cref="InvalidOperationException">One cannot be loaded.</exception>
    public static ReplayPlugins Load(string folder, Func<string, string?>? settings = null, Func<IPluginLoader, IPluginLoader>? loading = null)
    {
        settings ??= id => Settings.GetValueOrDefault(id);
        var scan = new PluginCatalog([Path.GetFullPath(folder)]).Scan();
        var own = new PluginLoader(new PluginLoaderOptions
        {
            CacheFolder = Path.Combine(Path.GetTempPath(), "hybrid-simulation"),
            OperatorSettings = id => settings(id) is { } text ? new SettingsSource("simulation", text) : null,
        });
        var loader = new SharedLoader(loading?.Invoke(own) ?? own);
        foreach (var candidate in scan.Candidates)
        {
            var loaded = loader.LoadAsync(candidate, CancellationToken.None).GetAwaiter().GetResult();
            if (loaded.Plugin is null)
            {
                throw new InvalidOperationException($"{candidate.Path} cannot be loaded: {string.Join(' ', loaded.Problems)}");
            }
        }

        return new ReplayPlugins(loader, scan.Candidates);
    }
}
