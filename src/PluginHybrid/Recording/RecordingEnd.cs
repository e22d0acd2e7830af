using System.Globalization;
using PluginHybrid.Commands;
using PluginHybrid.Recordings.Capture;

namespace PluginHybrid.Recording;

/// <summary>Says how a recording ended, and with which exit code.</summary>
internal static class RecordingEnd
{
    /// <summary>Tells it in a line on stderr.</summary>
    /// <param name="recording">Ended.</param>
    /// <param name="plan">What was asked.</param>
    /// <param name="error">Where to.</param>
    /// <param name="runCode">How the run itself ended.</param>
    /// <returns>The exit code of both together.</returns>
    public static async Task<int> TellAsync(RunRecording recording, RecordPlan plan, TextWriter error, int runCode)
    {
        var status = recording.Status;
        await error.WriteLineAsync(Words(status, plan.Folder)).ConfigureAwait(false);
        return status switch
        {
            { State: RecorderState.Unsafe } => ExitCode.Unsafe,
            { State: not RecorderState.Ended } => ExitCode.CheckFailed,
            { IsLossy: true } => ExitCode.Lossy,
            _ => runCode,
        };
    }

    private static string Words(RecorderStatus status, string folder)
    {
        var written = string.Create(
            CultureInfo.InvariantCulture,
            $"{status.Records} records, {status.Bytes / 1024.0 / 1024.0:0.0} MiB in {status.Parts} file{(status.Parts == 1 ? "" : "s")} in {folder}");
        return status switch
        {
            { State: RecorderState.Ended, IsLossy: true } => $"Recorded {written}, but {status.Dropped} records are missing: the writer could not keep up. Record to a faster disk, or fewer symbols.",
            { State: RecorderState.Ended } => $"Recorded {written}.",
            { State: RecorderState.Waiting } => "Nothing was recorded: the run ended before it began.",
            _ => $"{status.Message} Written: {written}.",
        };
    }
}
