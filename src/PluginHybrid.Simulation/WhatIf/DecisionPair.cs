using PluginHybrid.Replay.Stories;

namespace PluginHybrid.Simulation.WhatIf;

/// <summary>The n-th decision of a plugin about a leg in both runs.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Recorded">As recorded; <c>null</c> when the recorded run had no such decision.</param>
/// <param name="Now">In the what-if run; <c>null</c> when it had none.</param>
public sealed record DecisionPair(string Plugin, Decision? Recorded, Decision? Now)
{
    /// <summary>True when both decided the same and got the same answer, whenever that was.</summary>
    public bool IsSame => Recorded?.Same == Now?.Same;

    /// <summary>When the first of both was taken.</summary>
    public TimeSpan At => Recorded is null || (Now is not null && Now.At < Recorded.At) ? Now!.At : Recorded.At;

    /// <summary>How much later it came than recorded; <c>null</c> when one of both is missing.</summary>
    public TimeSpan? Later => Now?.At - Recorded?.At;
}
