using System.Text.Json.Serialization;

namespace PluginHybrid.Bench.Measuring;

/// <summary>All rounds of one candidate under one load.</summary>
/// <param name="Candidate">Its name.</param>
/// <param name="Rounds">In order; round n of one series ran beside round n of the others.</param>
internal sealed record Series(string Candidate, IReadOnlyList<RunResult> Rounds)
{
    [JsonIgnore]
    public IEnumerable<double> Rates => Rounds.Select(round => round.Window.Rate);

    [JsonIgnore]
    public IEnumerable<double> Cpu => Rounds.Select(round => round.Window.CpuMicroseconds);

    [JsonIgnore]
    public IEnumerable<double> P50 => Rounds.Select(round => round.Delay!.P50);

    [JsonIgnore]
    public IEnumerable<double> P90 => Rounds.Select(round => round.Delay!.P90);

    [JsonIgnore]
    public IEnumerable<double> P99 => Rounds.Select(round => round.Delay!.P99);

    [JsonIgnore]
    public IEnumerable<double> Max => Rounds.Select(round => round.Delay!.Max);

    [JsonIgnore]
    public IEnumerable<double> Handled => Rounds.Select(round => round.Handled);

    /// <summary>The worst round: a path that allocates only sometimes does allocate.</summary>
    public double AllocatedBytes => Rounds.Max(round => round.Window.AllocatedBytes);

    public int Collections => Rounds.Max(round => round.Window.Collections);
}
