using Microsoft.Extensions.Logging;

namespace PluginHybrid.Commands;

/// <summary>What the commands log.</summary>
internal static partial class Log
{
    [LoggerMessage(900, LogLevel.Information, "Configuration: {Source}; venue: {Venue}")]
    public static partial void Configured(ILogger logger, string source, string venue);
}
