using PluginHybrid.Drilling.Comparing;

namespace PluginHybrid.Drilling;

/// <summary>One run of a drill.</summary>
/// <param name="Result">What it came to.</param>
/// <param name="Moments">How many moments of each kind it had.</param>
/// <param name="Strike">Where the host was to be killed; <c>null</c> for the unbroken run.</param>
internal sealed record RoundReport(RoundResult Result, IReadOnlyDictionary<MomentKind, int> Moments, Strike? Strike)
{
    /// <summary>What was about to happen when it was killed; <c>null</c> when it never came to that.</summary>
    public string? Struck { get; init; }

    /// <summary>When it was killed, since the recording began.</summary>
    public TimeSpan At { get; init; }

    /// <summary>From the kill until a new host was fresh, by the wall clock.</summary>
    public TimeSpan Down { get; init; }

    /// <summary>How long the market stood still for the host, by the recording's clock.</summary>
    public TimeSpan Waited => Stood.Aggregate(TimeSpan.Zero, (sum, stand) => sum + stand.Length);

    /// <summary>Where it stood still.</summary>
    public IReadOnlyList<Stand> Stood { get; init; } = [];

    /// <summary>How long the run took, by the wall clock.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Deeds of the recording that could not be done again.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>What is not as in the unbroken run that stood still as long, worst first.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];

    /// <summary>True when it is as it should be.</summary>
    /// <param name="strict">True counts what may come of the wait as well.</param>
    public bool IsGood(bool strict) => (Strike is null || Struck is not null)
        && Differences.All(difference => !difference.Fails && !(strict && difference.Kind != DifferenceKind.SentAgain));
}
