namespace PluginHybrid.FakeExchange.Playback;

/// <summary>What a playback did, and where client and recording part.</summary>
public sealed record PlaybackReport
{
    /// <summary>Frames that at least one client was sent.</summary>
    public required int FramesPlayed { get; init; }

    /// <summary>Losses that were played.</summary>
    public required int LossesPlayed { get; init; }

    /// <summary>Snapshots made up for subscriptions the recording does not have there.</summary>
    public required int SnapshotsMade { get; init; }

    /// <summary>Recorded acknowledgements, pongs and logins: answered live, never from the file.</summary>
    public required int AnsweredLive { get; init; }

    /// <summary>Commands that recording and client have in common.</summary>
    public required int CommandsMatched { get; init; }

    /// <summary>Commands only one of them has, in the order of their places.</summary>
    public required IReadOnlyList<Divergence> Divergences { get; init; }

    /// <summary>Records that were never played.</summary>
    public required IReadOnlyList<Unplayed> Unplayed { get; init; }

    /// <summary>What the recording leaves held, by symbol and leg; nothing that is flat.</summary>
    public required IReadOnlyList<Faults.HeldLeg> Legs { get; init; }

    /// <summary>Subscriptions of the recording that did not come in time.</summary>
    public required IReadOnlyList<string> Waited { get; init; }
}
