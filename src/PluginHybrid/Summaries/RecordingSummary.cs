using PluginHybrid.Recordings.Capture;

namespace PluginHybrid.Summaries;

/// <summary>What became of a recording.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="State"><c>ended</c>, <c>failed</c>, <c>unsafe</c> or <c>waiting</c>: nothing was recorded.</param>
/// <param name="Records">Written.</param>
/// <param name="Bytes">Before compression.</param>
/// <param name="Files">Parts.</param>
/// <param name="Dropped">Records that are missing: the recording is lossy.</param>
/// <param name="Message">Why it failed; empty when it did not.</param>
internal sealed record RecordingSummary(string Folder, RecorderState State, long Records, long Bytes, int Files, long Dropped, string Message)
{
    /// <summary>The summary of a recording.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="status">How it stands.</param>
    public static RecordingSummary Of(string folder, RecorderStatus status) =>
        new(folder, status.State, status.Records, status.Bytes, status.Parts, status.Dropped, status.Message);
}
