namespace PluginHybrid.Replay.Verifying;

/// <summary>What the verification of one recording came to.</summary>
public enum VerifyOutcome
{
    /// <summary>As accepted.</summary>
    Same,

    /// <summary>Not as accepted, or not as recorded.</summary>
    Different,

    /// <summary>Nothing was accepted yet.</summary>
    NotAccepted,

    /// <summary>Accepted now.</summary>
    Accepted,

    /// <summary>It could not be replayed.</summary>
    Failed,
}
