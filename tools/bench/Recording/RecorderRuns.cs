using PluginHybrid.Bench.Candidates;
using PluginHybrid.Bench.Loading;
using PluginHybrid.Bench.Measuring;
using PluginHybrid.Bench.Processes;
using PluginHybrid.Bench.Reports;

namespace PluginHybrid.Bench.Recording;

/// <summary>Runs a session alone and recorded, in turns, and holds them against each other.</summary>
internal static class RecorderRuns
{
    private const int Symbols = 10;
    private const int Rate = 100_000;

    /// <summary>Both, once per round, after one round that does not count.</summary>
    public static IReadOnlyList<RecorderRun> Measure(Plan plan)
    {
        var runs = new List<RecorderRun>();
        for (var round = -1; round < plan.Rounds; round++)
        {
            RecorderRun[] both = [PacedSession.Run(plan.PaceLength, isRecorded: false), PacedSession.Run(plan.PaceLength, isRecorded: true)];
            if (round >= 0)
            {
                runs.AddRange(both);
            }
        }

        return runs;
    }

    /// <summary>The same at the same pace through a socket, each in a process of its own, beside the raw socket. No target: with the sender three threads are busy, more than small machines have cores.</summary>
    public static Task<Load> ThroughSocketAsync(Plan plan) => Load.MeasureAsync(
        Symbols, Rate, plan.Rounds, [Candidate.Hybrid, Candidate.Recorded, Candidate.Raw],
        candidate => new Pair(candidate, Symbols, Rate, plan.PaceLength / 2, plan.PaceLength).RunAsync());

    /// <summary>A line per figure.</summary>
    public static IReadOnlyList<Timing> Timings(IReadOnlyList<RecorderRun> runs) =>
    [
        .. new (string What, Func<RecorderRun, double> Figure)[]
        {
            ("frames a second, thousands", run => run.Rate / 1000),
            ("session, ns per frame", run => run.SessionMicroseconds * 1000),
            ("whole process, ns CPU per frame", run => run.ProcessMicroseconds * 1000),
            ("frame to handler p50, ns", run => run.P50 * 1000),
            ("frame to handler p99, ns", run => run.P99 * 1000),
        }.SelectMany(line => new[] { Of(line.What, runs, line.Figure, false), Of(line.What, runs, line.Figure, true) }),
    ];

    /// <summary>What the project asks of its recorder.</summary>
    public static IEnumerable<Target> Targets(IReadOnlyList<RecorderRun> runs)
    {
        var (alone, recorded) = (Split(runs, false), Split(runs, true));
        yield return Target.AtLeast("recorded: frames a second", recorded.Select(run => run.Rate).Median(), 99_000);
        yield return Target.AtMost("recorded: frames lost", recorded.Sum(run => run.Dropped), 0);
        yield return Target.AtMost("time in the session, recorded / alone", recorded.Select(run => run.SessionMicroseconds).Median() / alone.Select(run => run.SessionMicroseconds).Median(), 1.10);
        yield return Target.AtMost("frame to handler p99, recorded / alone, best rounds", recorded.Min(run => run.P99) / alone.Min(run => run.P99), 1.10);
    }

    private static List<RecorderRun> Split(IReadOnlyList<RecorderRun> runs, bool isRecorded) => [.. runs.Where(run => run.IsRecorded == isRecorded)];

    private static Timing Of(string what, IReadOnlyList<RecorderRun> runs, Func<RecorderRun, double> figure, bool isRecorded) =>
        new($"{what}, {(isRecorded ? "recorded" : "alone")}", [.. Split(runs, isRecorded).Select(figure)]);
}
