using Microsoft.Extensions.Logging;

namespace PluginHybrid.Bybit.Rest;

/// <summary>What the REST client writes to the log; ids 300 to 399. Paths only, never a query, a body or a header.</summary>
internal static partial class Log
{
    /// <summary>A request came to its end.</summary>
    [LoggerMessage(300, LogLevel.Debug, "{Path}: {Outcome} in {ElapsedMs:0} ms")]
    public static partial void Done(ILogger logger, string path, string outcome, double elapsedMs);

    /// <summary>The clock was measured.</summary>
    [LoggerMessage(301, LogLevel.Debug, "venue clock: {OffsetMs:0} ms from ours, round trip {RoundTripMs:0} ms")]
    public static partial void ClockMeasured(ILogger logger, double offsetMs, double roundTripMs);

    /// <summary>The venue complains of our time.</summary>
    [LoggerMessage(302, LogLevel.Warning, "{Path}: {Reason}; measuring the clock anew and asking once more")]
    public static partial void ClockRefused(ILogger logger, string path, string reason);

    /// <summary>A bug of ours in a call for the session.</summary>
    [LoggerMessage(303, LogLevel.Error, "a REST call of the session threw")]
    public static partial void CallThrew(ILogger logger, Exception failure);
}
