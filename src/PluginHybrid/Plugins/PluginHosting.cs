using Microsoft.Extensions.Logging;
using PluginHybrid.Commands;
using PluginHybrid.Configuration;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Taps;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Isolation;
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
    /// <param name="loader">Loads them.</param>
    /// <param name="stream">Events and the way of commands.</param>
    /// <param name="states">Durable values.</param>
    /// <param name="journal">Where decisions are written.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Where the log goes.</param>
    /// <param name="turns">Takes facts of turns; <c>null</c> for nobody.</param>
    /// <param name="probe">Stands before turns, to trouble them; <c>null</c> for nobody.</param>
    public static PluginHost Make(
        LoadedSettings loaded, IPluginLoader loader, BybitSession stream, IPluginStates states, IJournal journal, TimeProvider time, ILoggerFactory logs, ITurnTap? turns = null, ITurnProbe? probe = null)
    {
        return new PluginHost(new PluginHostOptions
        {
            Router = stream.Router,
            Commands = stream.Commands,
            Loader = new IsolatingLoader(loader, Apart(loaded), id => TermsOf(loaded, id).OwnProcess),
            States = states,
            Journal = journal,
            Time = time,
            Loggers = logs,
            Turns = turns,
            Probe = probe,
            Seed = loaded.Settings.Exchange.Seed,
            Terms = id => TermsOf(loaded, id),
            Limits = LimitsOf(loaded.Settings),
        });
    }

    /// <summary>How much plugins may do wrong in a run.</summary>
    /// <param name="settings">The configuration.</param>
    public static GuardLimits LimitsOf(HybridSettings settings) =>
        new() { TurnWarning = settings.Plugins.TurnBudget, HungAfter = settings.Plugins.HangAfter };

    /// <summary>A loader for this process that has begun with what lies in the folders, is enabled and belongs into this process.</summary>
    /// <remarks>To be called once the state is ours: constructors run for trial.</remarks>
    /// <param name="loaded">The configuration.</param>
    public static EarlyLoader Early(LoadedSettings loaded)
    {
        var loader = new EarlyLoader(new PluginLoader(Options(loaded)));
        var found = new PluginCatalog(PluginFolders.Of(loaded), PluginFolders.Builds(loaded)).Scan();
        loader.Begin(found.Candidates
            .Where(candidate => TermsOf(loaded, candidate.Id) is { Enabled: true, OwnProcess: false })
            .OrderBy(candidate => candidate.Id, StringComparer.Ordinal));
        return loader;
    }

    private static PluginLoaderOptions Options(LoadedSettings loaded) => new()
    {
        CacheFolder = Path.Combine(loaded.StateFiles.Folder, "cache"),
        OperatorSettings = id => loaded.Settings.Plugins.Of(id).Settings is { } own ? new SettingsSource(own.File, own.Text, own.LineOffset) : null,
    };

    // A plugin with isolation: process is loaded in a child, which is this executable again; no code of it runs here.
    private static ProcessPluginLoader Apart(LoadedSettings loaded)
    {
        var (program, first) = OwnProgram.Find();
        var children = new ProcessIsolationOptions { Program = program, Arguments = [.. first, .. PluginHostCommand.Arguments] };
        return new ProcessPluginLoader(children.As(Options(loaded)));
    }

    private static PluginTerms TermsOf(LoadedSettings loaded, string id) => Terms(loaded.Settings.Plugins.Of(id), loaded.Settings.Exchange.Environment);

    private static PluginTerms Terms(Configuration.PluginSettings plugin, VenueEnvironment venue) => new()
    {
        Enabled = plugin.Enabled,
        Mode = plugin.ModeOn(venue),
        Allow = plugin.Granted,
        Inline = plugin.Inline,
        OwnProcess = plugin.Isolation == PluginIsolation.Process,
    };
}
