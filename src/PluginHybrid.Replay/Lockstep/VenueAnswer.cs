namespace PluginHybrid.Replay.Lockstep;

/// <summary>What came of the wish to answer a request.</summary>
public enum VenueAnswer
{
    /// <summary>It has not arrived yet.</summary>
    Awaited,

    /// <summary>It was answered, cut, or left to its client's own time-out, as recorded.</summary>
    Done,

    /// <summary>The recording has no answer to it.</summary>
    NotRecorded,
}
