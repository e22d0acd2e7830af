using Microsoft.Extensions.Logging;

namespace PluginHybrid.Bybit.Streaming;

/// <summary>What the stream writes to the log; ids 100 to 199.</summary>
internal static partial class Log
{
    /// <summary>The walk of the session.</summary>
    [LoggerMessage(100, LogLevel.Information, "{Text}")]
    public static partial void Information(ILogger logger, string text);

    /// <summary>Something a person may have to look at.</summary>
    [LoggerMessage(101, LogLevel.Warning, "{Text}")]
    public static partial void Warning(ILogger logger, string text);

    /// <summary>For whoever looks for a fault.</summary>
    [LoggerMessage(102, LogLevel.Debug, "{Text}")]
    public static partial void Detail(ILogger logger, string text);

    /// <summary>A handler of the user's threw.</summary>
    [LoggerMessage(103, LogLevel.Error, "A handler of {Pattern} threw on {EventName}, for the {Faults}. time; the others were not disturbed")]
    public static partial void HandlerThrew(ILogger logger, string eventName, string pattern, long faults, Exception failure);
}
