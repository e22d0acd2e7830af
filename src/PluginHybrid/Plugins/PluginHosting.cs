using Microsoft.Extensions.Logging;
using PluginHybrid.Commands;
using PluginHybrid.Configuration;
using PluginHybrid.Core.Journal;
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
    /// <param name="stream">Events and the way of commands.</param>
    /// <param name="states">Durable values.</param>
    /// <param name="journal">Where decisions are written.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Where the log goes.</param>
    public static PluginHost Make(LoadedSettings loaded, BybitSession stream, IPluginStates states, IJournal journal, TimeProvider time, ILoggerFactory logs)
    {
        var plugins = loaded.Settings.Plugins;
        PluginTerms TermsOf(string id) => Terms(plugins.Of(id), loaded.Settings.Exchange.Environment);
        return new PluginHost(new PluginHostOptions
        {
            Router = stream.Router,
            Commands = stream.Commands,
            Loader = Loader(loaded, TermsOf),
            States = states,
            Journal = journal,
            Time = time,
            Loggers = logs,
            Seed = loaded.Settings.Exchange.Seed,
            Terms = TermsOf,
            Limits = new GuardLimits { TurnWarning = plugins.TurnBudget, HungAfter = plugins.HangAfter },
        });
    }

    // A plugin with isolation: process is loaded in a child, which is this executable again; no code of it runs here.
    private static IsolatingLoader Loader(LoadedSettings loaded, Func<string, PluginTerms> terms)
    {
        var plugins = loaded.Settings.Plugins;
        var options = new PluginLoaderOptions
        {
            CacheFolder = Path.Combine(loaded.StateFiles.Folder, "cache"),
            OperatorSettings = id => plugins.Of(id).Settings is { } own ? new SettingsSource(own.File, own.Text, own.LineOffset) : null,
        };
        var (program, first) = OwnProgram();
        var children = new ProcessIsolationOptions { Program = program, Arguments = [.. first, .. PluginHostCommand.Arguments] };
        return new IsolatingLoader(new PluginLoader(options), new ProcessPluginLoader(children.As(options)), id => terms(id).OwnProcess);
    }

    // The executable itself, or dotnet with the assembly, as this process was started.
    private static (string Program, IReadOnlyList<string> First) OwnProgram()
    {
        var started = Environment.ProcessPath ?? "dotnet";
        var isMuxer = Path.GetFileNameWithoutExtension(started).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isMuxer ? (started, [Path.Combine(AppContext.BaseDirectory, "hybrid.dll")]) : (started, []);
    }

    private static PluginTerms Terms(Configuration.PluginSettings plugin, VenueEnvironment venue) => new()
    {
        Enabled = plugin.Enabled,
        Mode = plugin.ModeOn(venue),
        Allow = plugin.Granted,
        Inline = plugin.Inline,
        OwnProcess = plugin.Isolation == PluginIsolation.Process,
    };
}
