using PluginHybrid.Bench.Candidates;
using PluginHybrid.Bench.Measuring;
using PluginHybrid.Bench.Processes;

namespace PluginHybrid.Bench;

/// <summary>How many ticks per second each candidate takes from a loopback socket, and what one costs.</summary>
internal static class Ticks
{
    public static async Task<IReadOnlyList<Load>> RunAsync(Plan plan)
    {
        var loads = new List<Load>();
        foreach (var symbols in plan.Symbols)
        {
            loads.Add(await Load.MeasureAsync(
                symbols, rate: 0, plan.Rounds, [.. Candidate.All.Select(candidate => candidate.Name)],
                candidate => new Pair(candidate, symbols, Rate: 0, plan.BlastWarmUp, plan.BlastLength).RunAsync()));
        }

        return loads;
    }
}
