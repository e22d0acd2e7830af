using PluginHybrid.Bench.Reports;

namespace PluginHybrid.Bench.Measuring;

/// <summary>All candidates under one load, measured in interleaved rounds.</summary>
/// <param name="Symbols">Size of the market.</param>
/// <param name="Rate">Messages per second; 0: as fast as they are read.</param>
/// <param name="Series">One per candidate.</param>
internal sealed record Load(int Symbols, int Rate, IReadOnlyList<Series> Series)
{
    public Series Of(string candidate) => Series.Single(series => series.Candidate == candidate);

    /// <summary>Runs every candidate once per round, beginning with another one each time.</summary>
    public static async Task<Load> MeasureAsync(int symbols, int rate, int rounds, IReadOnlyList<string> candidates, Func<string, Task<RunResult>> run, string counted = "symbols")
    {
        var results = candidates.ToDictionary(name => name, _ => new List<RunResult>());
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < candidates.Count; i++)
            {
                var candidate = candidates[(round + i) % candidates.Count];
                Progress.Tell($"{symbols} {counted}, {(rate == 0 ? "no pace" : $"{rate}/s")}, round {round + 1} of {rounds}: {candidate}");
                results[candidate].Add(await run(candidate));
            }
        }

        Progress.End();
        return new Load(symbols, rate, [.. candidates.Select(name => new Series(name, results[name]))]);
    }
}
