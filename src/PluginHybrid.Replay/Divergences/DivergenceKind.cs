namespace PluginHybrid.Replay.Divergences;

/// <summary>Which way a replay differs.</summary>
public enum DivergenceKind
{
    /// <summary>The replay did what the recording does not hold.</summary>
    NotRecorded,

    /// <summary>The recording holds what the replay did not do.</summary>
    NotDone,

    /// <summary>Both did something there, and not the same.</summary>
    Differs,

    /// <summary>What was recorded of plugins' turns could not be followed.</summary>
    NotFollowed,

    /// <summary>What the recording holds and this replay had no use for.</summary>
    NotPlayed,
}
