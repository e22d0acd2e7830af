using Microsoft.Extensions.Logging;

namespace PluginHybrid.Plugins;

/// <summary>What is logged about plugin files.</summary>
internal static partial class Log
{
    [LoggerMessage(930, LogLevel.Error, "{Problem}")]
    public static partial void FileProblem(ILogger logger, string problem);

    [LoggerMessage(931, LogLevel.Warning, "plugins.{Plugin} is configured, but no plugin of that id was found.")]
    public static partial void NotFound(ILogger logger, string plugin);
}
