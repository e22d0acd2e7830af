using PluginHybrid.Simulation.Hosts;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Venues;

namespace PluginHybrid.Simulating;

/// <summary>Days with the plugins delivered beside the executable.</summary>
internal static class BundledLife
{
    /// <summary>Lives them; plugins are loaded once per temper, when the first day of it comes.</summary>
    /// <exception cref="UsageException">The plugins are not there.</exception>
    public static IDayLife Create()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "plugins");
        return Directory.Exists(folder)
            ? new WorldLife(temper => WorldPlugins.Load(folder, plugin => Tempers.SettingsOf(temper, plugin)))
            : throw new UsageException($"There are no plugins beside the executable: {folder} is missing.");
    }
}
