namespace PluginHybrid.FakeExchange.Faults;

/// <summary>What one strike cost the host.</summary>
/// <param name="Strike">What struck.</param>
/// <param name="DropToFresh">From the first loss it led to, to the moment that stream was fresh again; null when nothing was lost, or it never was.</param>
/// <param name="Gap">The longest gap of a stream until the next strike; zero for none.</param>
/// <param name="Corrected">Legs that reads found changed until the next strike.</param>
public sealed record FaultReport(Strike Strike, TimeSpan? DropToFresh, TimeSpan Gap, int Corrected)
{
    /// <summary>One report per strike, in order. What happened after the last strike counts for that one.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<FaultReport> Of(ObservedRun run)
    {
        var strikes = run.Strikes.Where(strike => !strike.Fault.StartsWith("venue.", StringComparison.Ordinal)).ToList();
        return [.. strikes.Select((strike, at) => Of(strike, run.Events, at + 1 < strikes.Count ? strikes[at + 1].At : TimeSpan.MaxValue))];
    }

    private static FaultReport Of(Strike strike, IReadOnlyList<ObservedEvent> events, TimeSpan next)
    {
        var its = events.Where(happened => happened.At >= strike.At && happened.At < next).ToList();
        var lost = its.FirstOrDefault(happened => happened.Name.EndsWith(".disconnected", StringComparison.Ordinal));
        var fresh = lost is null ? null : events.FirstOrDefault(happened => happened.At >= lost.At && happened.Name == "stream.fresh" && happened.Stream == lost.Stream);
        return new FaultReport(strike, fresh?.At - lost?.At, its.Select(happened => happened.Gap).DefaultIfEmpty().Max(), its.Sum(happened => happened.Corrected));
    }

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        $"{Strike.At.TotalSeconds,8:0.000} s  {Strike.Id} ({Strike.Fault}, {Strike.State})"
        + (DropToFresh is { } time ? $"  drop to fresh {time.TotalSeconds:0.000} s, gap {Gap.TotalSeconds:0.000} s, corrected {Corrected}" : "  nothing lost");
}
