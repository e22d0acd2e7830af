using Microsoft.Extensions.Logging;

namespace PluginHybrid.Control;

/// <summary>What the control channel and the kill switch log.</summary>
internal static partial class Log
{
    [LoggerMessage(920, LogLevel.Warning, "No control channel: {Why}")]
    public static partial void NoChannel(ILogger logger, string why);

    [LoggerMessage(921, LogLevel.Warning, "The control channel failed: {Why}")]
    public static partial void ChannelFailed(ILogger logger, string why);

    [LoggerMessage(922, LogLevel.Debug, "A caller of the control channel left: {Why}")]
    public static partial void CallerLeft(ILogger logger, string why);

    [LoggerMessage(923, LogLevel.Warning, "Halted: {Reason}. Only what protects is sent. hybrid resume ends it.")]
    public static partial void Halted(ILogger logger, string reason);

    [LoggerMessage(924, LogLevel.Warning, "Resumed: {Reason}.")]
    public static partial void Resumed(ILogger logger, string reason);
}
