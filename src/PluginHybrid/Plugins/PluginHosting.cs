using Microsoft.Extensions.Logging;
using PluginHybrid.Configuration;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Running;

namespace PluginHybrid.Plugins;

/// <summary>Makes the plugin host of a run from what the operator configured.</summary>
internal static class PluginHosting
{
    /// <summary>A host on the stream's router; it has to be made before the stream starts.</summary>
    /// <param name="loaded">The configuration.</param>
    /// <param name="stream">Events and the way of commands.</param>
    /// <param name="store">State and journal.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Where the log goes.</param>
    public static PluginHost Make(LoadedSettings loaded, BybitSession stream, StateStore store, TimeProvider time, ILoggerFactory logs)
    {
        var plugins = loaded.Settings.Plugins;
        return new PluginHost(new PluginHostOptions
        {
            Router = stream.Router,
            Commands = stream.Commands,
            Loader = new PluginLoader(new PluginLoaderOptions
            {
                CacheFolder = Path.Combine(loaded.StateFiles.Folder, "cache"),
                OperatorSettings = id => plugins.Of(id).Settings is { } own ? new SettingsSource(own.File, own.Text, own.LineOffset) : null,
            }),
            States = store.States,
            Journal = store.Journal,
            Time = time,
            Loggers = logs,
            Seed = loaded.Settings.Exchange.Seed,
            Terms = id => Terms(plugins.Of(id), loaded.Settings.Exchange.Environment),
            Limits = new GuardLimits { TurnWarning = plugins.TurnBudget, HungAfter = plugins.HangAfter },
        });
    }

    private static PluginTerms Terms(Configuration.PluginSettings plugin, VenueEnvironment venue) => new()
    {
        Enabled = plugin.Enabled,
        Mode = plugin.ModeOn(venue),
        Allow = plugin.Granted,
        Inline = plugin.Inline,
    };
}
