using Microsoft.Extensions.Logging;

namespace PluginHybrid.Hosting.Lifecycle;

internal static partial class Log
{
    [LoggerMessage("{Plugin}: {Text}")]
    public static partial void Line(ILogger log, LogLevel level, string plugin, string text);

    [LoggerMessage("{Text}")]
    public static partial void Said(ILogger log, LogLevel level, string text);
}
