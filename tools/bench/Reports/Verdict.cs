using PluginHybrid.Bench.Candidates;
using PluginHybrid.Bench.Fans;
using PluginHybrid.Bench.Loading;
using PluginHybrid.Bench.Measuring;

namespace PluginHybrid.Bench.Reports;

/// <summary>Holds what was measured against the targets of docs/performance.md.</summary>
internal static class Verdict
{
    // Not one byte per tick; what a whole run allocates beside its ticks (a timer, a log line) is far below this per tick.
    private const double AllocatedBytesMax = 0.05;

    private static readonly string[] Parsing = [Candidate.Utf8JsonReader, Candidate.JsonDocument, Candidate.WebsocketClient];

    public static IEnumerable<Target> OfTicks(Load load)
    {
        var (ours, raw) = (load.Of(Candidate.Hybrid), load.Of(Candidate.Raw));
        var with = $"{load.Symbols} symbols:";
        yield return Target.AtLeast($"{with} rate / raw", Statistics.MedianRatio(ours.Rates, raw.Rates), 0.60, 0.90);
        yield return Target.AtMost($"{with} CPU per tick / raw", Statistics.MedianRatio(ours.Cpu, raw.Cpu), 1.6, 1.15);
        yield return Target.AtLeast($"{with} rate / best parsing baseline", Parsing.Min(name => Statistics.MedianRatio(ours.Rates, load.Of(name).Rates)), 1);
        yield return Target.AtMost($"{with} bytes allocated per tick", ours.AllocatedBytes, AllocatedBytesMax);
        yield return Target.AtMost($"{with} collections in steady state", ours.Collections, 0);
    }

    public static IEnumerable<Target> OfLatency(Load load)
    {
        var (ours, raw) = (load.Of(Candidate.Hybrid), load.Of(Candidate.Raw));
        yield return Target.AtMost($"{load.Rate}/s: p50 / raw, best rounds", ours.P50.Min() / raw.P50.Min(), 1, 0.6);
        yield return Target.AtMost($"{load.Rate}/s: p99 / raw, best rounds", ours.P99.Min() / raw.P99.Min(), 1, 0.4);
    }

    public static IEnumerable<Target> OfParse(Load load)
    {
        var ours = load.Of(Candidate.Hybrid);
        var with = $"in process, {load.Symbols} symbols:";
        yield return Target.AtMost($"{with} time / Utf8JsonReader", Statistics.MedianRatio(ours.Cpu, load.Of(Candidate.Utf8JsonReader).Cpu), 0.5);
        yield return Target.AtMost($"{with} bytes allocated per tick", ours.AllocatedBytes, AllocatedBytesMax);
    }

    public static IEnumerable<Target> OfPlugins(Load load)
    {
        var (ours, channels) = (load.Of(LaneFan.Name), load.Of(ChannelFan.Name));
        if (load.Rate > 0)
        {
            // The median: in a second of ticks one thing that the runtime makes for itself is as much as this limit.
            yield return Target.AtMost($"{load.Symbols} plugins: bytes allocated per tick", ours.Rounds.Select(round => round.Window.AllocatedBytes).Median(), AllocatedBytesMax);
        }

        if (load is { Rate: > 0, Symbols: 10 })
        {
            yield return Target.AtMost("10 plugins at 10,000/s: p99 / bounded channels", Statistics.MedianRatio(ours.P99, channels.P99), 1.5);
        }
    }

    public static IEnumerable<Target> OfSwaps(IReadOnlyList<Timing> swaps) =>
        swaps.Select(swap => Target.AtMost($"{swap.What}, p99, ms", swap.P99, 10));

    public static IEnumerable<Target> OfStarts(IReadOnlyList<Timing> starts) =>
        [Target.AtMost($"{starts[^1].What}, median, ms", starts[^1].Median, 1_000)];
}
