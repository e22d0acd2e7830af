using PluginHybrid.Commands;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.FakeExchange.Playback;

namespace PluginHybrid.Replaying;

/// <summary>What a replay came to.</summary>
/// <param name="Plan">What was asked.</param>
/// <param name="Length">Of the recording.</param>
/// <param name="Report">What was played, and where host and recording part.</param>
/// <param name="HostLegs">What the host holds at the end.</param>
internal sealed record ReplayResult(ReplayPlan Plan, TimeSpan Length, PlaybackReport Report, IReadOnlyList<HeldLeg> HostLegs)
{
    /// <summary>What each fault cost. Default nothing.</summary>
    public IReadOnlyList<FaultReport> Costs { get; init; } = [];

    /// <summary>Expectations of the fault script that do not hold. Default none.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>Reconnects of the host, with the gap each ended. Default none.</summary>
    public IReadOnlyList<ObservedEvent> Gaps { get; init; } = [];

    /// <summary>Divergences that count in this strictness.</summary>
    public IReadOnlyList<Divergence> Divergences => Plan.Strictness == Strictness.Strict
        ? Report.Divergences
        : [.. Report.Divergences.Where(found => found.Kind != DivergenceKind.OutOfOrder)];

    /// <summary>Never-played records; not those behind a wanted end.</summary>
    public IReadOnlyList<Unplayed> Unplayed => [.. Report.Unplayed.Where(missed => !Plan.IsPart || missed.Reason is not ("after-end" or "never-requested"))];

    /// <summary>What is held only in the recording or only in the host, or differs in side, size, entry or stop; in words.</summary>
    public IReadOnlyList<string> LegDifferences =>
    [
        .. Report.Legs.Select(leg => leg.Facts).Except(HostLegs.Select(leg => leg.Facts)).Select(facts => $"the recording ends with {facts}, the host does not hold this"),
        .. HostLegs.Select(leg => leg.Facts).Except(Report.Legs.Select(leg => leg.Facts)).Select(facts => $"the host holds {facts}, the recording ends without"),
    ];

    /// <summary>The exit code.</summary>
    public int Code => LegDifferences.Count + Broken.Count > 0 || Plan.Strictness switch
    {
        Strictness.Lenient => false,
        Strictness.Strict => Divergences.Count + Unplayed.Count > 0,
        _ => Divergences.Count > 0,
    }
        ? ExitCode.CheckFailed
        : ExitCode.Fine;
}
