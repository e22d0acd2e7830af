using PluginHybrid.Commands;
using PluginHybrid.Simulation.Hosts;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Venues;

namespace PluginHybrid.Simulating;

/// <summary>Days with the plugins delivered beside the executable.</summary>
internal static class BundledLife
{
    /// <summary>Lives them; plugins are loaded once per temper, when the first day of it comes.</summary>
    /// <param name="around">Where they lie.</param>
    /// <param name="isAlone">True when no two days are lived side by side: then memory that is live is this day's, and is measured.</param>
    /// <exception cref="UsageException">The plugins are not there.</exception>
    public static IDayLife Create(Surroundings around, bool isAlone)
    {
        var folder = around.DeliveredPlugins;
        return Directory.Exists(folder)
            ? new WorldLife(temper => WorldPlugins.Load(folder, plugin => Tempers.SettingsOf(temper, plugin), around.Loading), isAlone ? static () => GC.GetTotalMemory(forceFullCollection: true) : null)
            : throw new UsageException($"There are no plugins beside the executable: {folder} is missing.");
    }
}
