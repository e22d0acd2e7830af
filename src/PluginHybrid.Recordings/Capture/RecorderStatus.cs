namespace PluginHybrid.Recordings.Capture;

/// <summary>A recording at one moment.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Records">Records written, over all parts.</param>
/// <param name="Bytes">Bytes written, over all parts, before compression.</param>
/// <param name="Dropped">Things that were told and are missing: above zero the recording is lossy.</param>
/// <param name="Parts">Files.</param>
/// <param name="Message">Why it failed, for a person; empty when it did not.</param>
public sealed record RecorderStatus(RecorderState State, long Records, long Bytes, long Dropped, int Parts, string Message)
{
    /// <summary>True when something is missing.</summary>
    public bool IsLossy => Dropped > 0;
}
