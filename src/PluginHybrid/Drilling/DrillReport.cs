using PluginHybrid.Commands;

namespace PluginHybrid.Drilling;

/// <summary>What a drill came to.</summary>
/// <param name="Plan">What was asked.</param>
/// <param name="Whole">The unbroken run.</param>
/// <param name="Killed">The killed ones.</param>
internal sealed record DrillReport(DrillPlan Plan, RoundReport Whole, IReadOnlyList<RoundReport> Killed)
{
    /// <summary>True when every kill left all as it should be.</summary>
    public bool IsGood => Killed.All(round => round.IsGood(Plan.IsStrict));

    /// <summary>The exit code.</summary>
    public int Code => IsGood ? ExitCode.Fine : ExitCode.CheckFailed;
}
