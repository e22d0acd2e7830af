using PluginHybrid.Bench.Candidates;
using PluginHybrid.Bench.Measuring;
using PluginHybrid.Bench.Processes;

namespace PluginHybrid.Bench;

/// <summary>How long a tick takes from send to callback at a steady pace.</summary>
internal static class Latency
{
    /// <summary>The raw loop with socket completions run on the thread that polls; without is the reference.</summary>
    public const string RawInline = "raw+inline";

    private const int Symbols = 10;

    public static async Task<IReadOnlyList<Load>> RunAsync(Plan plan)
    {
        var loads = new List<Load>();
        string[] candidates = plan.ShowsInline ? [Candidate.Hybrid, Candidate.Raw, RawInline] : [Candidate.Hybrid, Candidate.Raw];
        foreach (var rate in Plan.Rates)
        {
            loads.Add(await Load.MeasureAsync(
                Symbols, rate, plan.Rounds, candidates,
                candidate => PairOf(candidate, rate, plan).RunAsync()));
        }

        return loads;
    }

    private static Pair PairOf(string candidate, int rate, Plan plan)
    {
        var isInline = candidate == RawInline;
        return new Pair(isInline ? Candidate.Raw : candidate, Symbols, rate, plan.PaceLength / 2, plan.PaceLength, isInline);
    }
}
