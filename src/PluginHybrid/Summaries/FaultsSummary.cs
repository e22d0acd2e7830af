using PluginHybrid.FakeExchange.Faults;

namespace PluginHybrid.Summaries;

/// <summary>What a fault script did to a run.</summary>
/// <param name="Script">Its file.</param>
/// <param name="Struck">What struck and what it cost, in order.</param>
/// <param name="OldFrames">Ticker frames left out because they were old.</param>
/// <param name="Malformed">Frames left out because they could not be read.</param>
/// <param name="NotAsExpected">Expectations that do not hold.</param>
internal sealed record FaultsSummary(string Script, IReadOnlyList<StrikeSummary> Struck, long OldFrames, long Malformed, IReadOnlyList<string> NotAsExpected);

/// <summary>One strike.</summary>
/// <param name="Id">Of the fault in the script.</param>
/// <param name="Fault">Its name in the catalogue.</param>
/// <param name="At">Seconds since the script began.</param>
/// <param name="State">Of the session.</param>
/// <param name="DropToFresh">Seconds from the loss it led to until the stream was fresh again; <c>null</c> when nothing was lost, or it never was.</param>
/// <param name="Gap">Seconds of the longest gap.</param>
/// <param name="Corrected">Legs that reads found changed.</param>
internal sealed record StrikeSummary(string Id, string Fault, double At, string State, double? DropToFresh, double Gap, int Corrected)
{
    /// <summary>The summary of one strike.</summary>
    /// <param name="report">What it cost.</param>
    public static StrikeSummary Of(FaultReport report) => new(
        report.Strike.Id,
        report.Strike.Fault,
        Math.Round(report.Strike.At.TotalSeconds, 3),
        report.Strike.State,
        report.DropToFresh is { } time ? Math.Round(time.TotalSeconds, 3) : null,
        Math.Round(report.Gap.TotalSeconds, 3),
        report.Corrected);
}
