namespace PluginHybrid.Recordings.Capture;

/// <summary>How it stands with a recording.</summary>
public enum RecorderState
{
    /// <summary>Things are told and wait; no file is open yet.</summary>
    Waiting,

    /// <summary>It is written.</summary>
    Recording,

    /// <summary>It ended as it was asked to.</summary>
    Ended,

    /// <summary>The disk failed, or something else that a recorder cannot mend. What was written is whole.</summary>
    Failed,

    /// <summary>A message was met that must not be written. What was written is safe.</summary>
    Unsafe,
}
