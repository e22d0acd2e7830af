using Microsoft.Extensions.Logging;
using PluginHybrid.Configuration;
using PluginHybrid.Hosting.State;
using PluginHybrid.Venues;

namespace PluginHybrid.Plugins;

/// <summary>Opens the state of a run.</summary>
internal static class RunState
{
    /// <summary>Opens it, or says to a person why that cannot be.</summary>
    /// <param name="loaded">The configuration.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Where trouble with the disk is told.</param>
    /// <exception cref="UsageException">Another host holds it, or it cannot be used.</exception>
    public static StateStore Open(LoadedSettings loaded, TimeProvider time, ILoggerFactory logs)
    {
        var kept = loaded.Settings.State;
        try
        {
            return StateStore.Open(new StateStoreOptions
            {
                Files = loaded.StateFiles,
                Host = HostVersion.Text,
                KeepJournal = TimeSpan.FromDays(kept.KeepDays),
                MaxBytes = (long)kept.MaxMegabytes << 20,
                Time = time,
                Logger = logs.CreateLogger("Hybrid.State"),
            });
        }
        catch (Exception refused) when (refused is StateInUseException or StateUnusableException)
        {
            throw new UsageException(refused.Message);
        }
    }
}
