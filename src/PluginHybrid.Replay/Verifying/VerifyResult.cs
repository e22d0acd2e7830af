namespace PluginHybrid.Replay.Verifying;

/// <summary>The verification of one recording.</summary>
/// <param name="Recording">Its folder.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Took">How long.</param>
/// <param name="Text">For a person who has to do something about it: what differs first, its neighbours, its cause, the command that repeats it. Empty when it is as accepted.</param>
public sealed record VerifyResult(string Recording, VerifyOutcome Outcome, TimeSpan Took, string Text)
{
    /// <summary>True when there is nothing to do.</summary>
    public bool IsGood => Outcome is VerifyOutcome.Same or VerifyOutcome.Accepted;
}
