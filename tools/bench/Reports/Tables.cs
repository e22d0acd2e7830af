using System.Globalization;
using PluginHybrid.Bench.Candidates;
using PluginHybrid.Bench.Fans;
using PluginHybrid.Bench.Loading;
using PluginHybrid.Bench.Measuring;

namespace PluginHybrid.Bench.Reports;

/// <summary>What was measured, for people. Figures are medians over the rounds; ratios are medians of the rounds' ratios.</summary>
internal static class Tables
{
    public static string OfTicks(Load load)
    {
        var raw = load.Of(Candidate.Raw);
        return Table.Of(
            $"As fast as it is read, {load.Symbols} symbols",
            ["candidate", "msgs/s", "x raw", "CPU µs/msg", "x raw", "B/msg", "GCs"],
            load.Series.Select(series => (string[])
            [
                series.Candidate,
                Text("0", series.Rates.Median()),
                Text("0.00", Statistics.MedianRatio(series.Rates, raw.Rates)),
                Text("0.000", series.Cpu.Median()),
                Text("0.00", Statistics.MedianRatio(series.Cpu, raw.Cpu)),
                Text("0.0", series.AllocatedBytes),
                Text("0", series.Collections),
            ]));
    }

    public static string OfLatency(Load load)
    {
        var raw = load.Of(Candidate.Raw);
        return Table.Of(
            $"At {load.Rate}/s, {load.Symbols} symbols, send to callback in µs, median [best round]",
            ["candidate", "p50", "p90", "p99", "max", "CPU µs/msg", "p50 x raw", "p99 x raw", "CPU x raw"],
            load.Series.Select(series => (string[])
            [
                series.Candidate,
                MedianAndBest(series.P50), MedianAndBest(series.P90), MedianAndBest(series.P99), MedianAndBest(series.Max),
                Text("0.0", series.Cpu.Median()),
                Text("0.00", series.P50.Min() / raw.P50.Min()),
                Text("0.00", series.P99.Min() / raw.P99.Min()),
                Text("0.00", Statistics.MedianRatio(series.Cpu, raw.Cpu)),
            ]));
    }

    public static string OfParse(Load load)
    {
        var reader = load.Of(Candidate.Utf8JsonReader);
        return Table.Of(
            $"In process, frame to callback, {load.Symbols} symbols",
            ["candidate", "ns/frame", "best", "x Utf8JsonReader", "B/frame", "GCs"],
            load.Series.Select(series => (string[])
            [
                series.Candidate,
                Text("0", series.Cpu.Median() * 1_000),
                Text("0", series.Cpu.Min() * 1_000),
                Text("0.00", Statistics.MedianRatio(series.Cpu, reader.Cpu)),
                Text("0.0", series.AllocatedBytes),
                Text("0", series.Collections),
            ]));
    }

    public static string OfPlugins(Load load)
    {
        var channels = load.Of(ChannelFan.Name);
        var isPaced = load.Rate > 0;
        return Table.Of(
            isPaced
                ? $"{load.Symbols} plugins at {load.Rate}/s, publish to handler in µs, median [best round]"
                : $"{load.Symbols} plugins, as fast as it is published (lanes conflate, channels make the publisher wait)",
            isPaced ? ["candidate", "p50", "p99", "p99 x channels", "CPU µs/event", "B/event", "handled"] : ["candidate", "ns/event", "x channels", "B/event", "handled"],
            load.Series.Select(series => isPaced
                ? (string[])[series.Candidate, MedianAndBest(series.P50), MedianAndBest(series.P99),
                    Text("0.00", Statistics.MedianRatio(series.P99, channels.P99)), Text("0.0", series.Cpu.Median()), MedianBytes(series), Text("0 %", series.Handled.Median())]
                : [series.Candidate, Text("0", 1e9 / series.Rates.Median()),
                    Text("0.00", Statistics.MedianRatio(channels.Rates, series.Rates)), MedianBytes(series), Text("0 %", series.Handled.Median())]));
    }

    public static string OfTimings(string title, IReadOnlyList<Timing> timings) => Table.Of(
        title,
        ["what", "times", "best", "median", "p99", "max"],
        timings.Select(timing => (string[])
        [
            timing.What, Text("0", timing.Milliseconds.Count), Text("0.0", timing.Best), Text("0.0", timing.Median), Text("0.0", timing.P99), Text("0.0", timing.Max),
        ]));

    public static string OfVerdict(IEnumerable<Target> targets) => Table.Of(
        "Verdict", ["target", "required", "aim", "found", "verdict"], targets.Select(target => target.Row()));

    private static string MedianBytes(Series series) => Text("0.00", series.Rounds.Select(round => round.Window.AllocatedBytes).Median());

    private static string MedianAndBest(IEnumerable<double> values)
    {
        var all = values.ToArray();
        return $"{Text("0", all.Median())} [{Text("0", all.Min())}]";
    }

    private static string Text(string format, double value) => value.ToString(format, CultureInfo.InvariantCulture);
}
