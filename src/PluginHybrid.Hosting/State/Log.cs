using Microsoft.Extensions.Logging;

namespace PluginHybrid.Hosting.State;

/// <summary>What the store logs.</summary>
internal static partial class Log
{
    [LoggerMessage(700, LogLevel.Critical, "{File} is broken: {Why}. It was set aside as {Aside}; a fresh one was begun. Plugins start without what they had stored; stops at the venue are untouched. docs/operations.md says how to look into the old file.")]
    public static partial void SetAside(ILogger logger, string file, string why, string aside);

    [LoggerMessage(701, LogLevel.Critical, "{File} cannot be written: {Why}. Stops are still sent; what is decided from now on is kept in memory only, and tried again until the disk takes it.")]
    public static partial void DiskFails(ILogger logger, string file, string why);

    [LoggerMessage(702, LogLevel.Warning, "{File} can be written again. Journal lines lost meanwhile: {Lost}.")]
    public static partial void DiskRecovered(ILogger logger, string file, long lost);

    [LoggerMessage(703, LogLevel.Error, "The disk took longer than {Seconds} s to take the journal of {File}; commands no longer wait for it.")]
    public static partial void DiskHangs(ILogger logger, string file, double seconds);

    [LoggerMessage(704, LogLevel.Error, "What waited for the journal failed.")]
    public static partial void WaiterFailed(ILogger logger, Exception fault);

    [LoggerMessage(705, LogLevel.Error, "Old journal lines of {File} cannot be removed: {Why}.")]
    public static partial void PruneFails(ILogger logger, string file, string why);

    [LoggerMessage(706, LogLevel.Information, "Removed {Lines} old journal lines of {File}.")]
    public static partial void Pruned(ILogger logger, string file, long lines);

    [LoggerMessage(708, LogLevel.Warning, "What was last known of {Leg} cannot be read: {Why}. If it closed since, it is not told so; its lives are counted on.")]
    public static partial void LegUnread(ILogger logger, string leg, string why);

    [LoggerMessage(707, LogLevel.Error, "The writer of {File} did not come to its end within {Seconds} s; the last lines may be missing.")]
    public static partial void WriterStuck(ILogger logger, string file, double seconds);
}
