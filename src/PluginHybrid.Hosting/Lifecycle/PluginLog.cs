using Microsoft.Extensions.Logging;
using PluginHybrid.Sdk.Reporting;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>A plugin's lines in the host's log, under its id.</summary>
/// <param name="log">The host's log, in the category of the plugin.</param>
internal sealed class PluginLog(ILogger log) : IPluginLog
{
    /// <summary>What the logger of a plugin's own lines is called, before its id; the host's lines about it have another.</summary>
    public const string Category = "PluginHybrid.Plugin.";

    private const int Most = 4_000;

    /// <inheritdoc />
    public void Write(PluginLogLevel level, string text)
    {
        var line = text.Length <= Most ? text : text[..Most];
        var loudness = LevelOf(level);
        Log.Said(log, loudness, line);
    }

    private static LogLevel LevelOf(PluginLogLevel level) => level switch
    {
        PluginLogLevel.Debug => LogLevel.Debug,
        PluginLogLevel.Information => LogLevel.Information,
        PluginLogLevel.Warning => LogLevel.Warning,
        _ => LogLevel.Critical,
    };
}
