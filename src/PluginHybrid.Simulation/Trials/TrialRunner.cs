using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Trials;

/// <summary>Lives the days of many seeds, several at once, and collects what came of them.</summary>
/// <param name="plan">Which.</param>
/// <param name="life">Lives one.</param>
/// <param name="time">Measures.</param>
public sealed class TrialRunner(TrialPlan plan, IDayLife life, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, SeedResult> _results = [];
    private readonly Dictionary<CoveredPlace, int> _coverage = [];
    private readonly long _began = time.GetTimestamp();
    private int _next;

    /// <summary>Told of each day that is over, one after the other, on any thread.</summary>
    public Action<SeedResult>? Lived { get; set; }

    /// <summary>What came so far; whole once <see cref="Run"/> returned without an interrupt.</summary>
    public TrialReport Report()
    {
        lock (_gate)
        {
            return new TrialReport(plan, [.. _results.Values], new Dictionary<CoveredPlace, int>(_coverage), time.GetElapsedTime(_began), _results.Count == plan.Seeds.Count);
        }
    }

    /// <summary>Lives all of them. Returns early, without an exception, when the token is cancelled.</summary>
    /// <param name="token">Gives up.</param>
    public TrialReport Run(CancellationToken token)
    {
        // Threads of their own: a world holds on to its thread for a long time.
        var threads = Enumerable.Range(1, Math.Clamp(plan.Jobs, 1, Math.Max(1, plan.Seeds.Count)))
            .Select(number => new Thread(() => Work(token)) { IsBackground = true, Name = $"world {number}" })
            .ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return Report();
    }

    /// <summary>Lives one day with every checker; a fault of the world itself counts as something that did not hold.</summary>
    /// <param name="life">Lives it.</param>
    /// <param name="day">The day.</param>
    /// <param name="around">How.</param>
    /// <param name="token">Gives up.</param>
    public static (SeedResult Result, DayReport? Report) Live(IDayLife life, Day day, DaySurroundings around, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(day);
        try
        {
            var report = life.Live(day, around, token);
            return (SeedResult.Of(report), report);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return (SeedResult.Of(day, Fault(broken)), null);
        }
    }

    /// <summary>Compares a day with one on which a plugin fails; a fault of the world itself counts as something that did not hold.</summary>
    /// <param name="life">Lives both.</param>
    /// <param name="day">The day.</param>
    /// <param name="token">Gives up.</param>
    /// <returns>What differs; <c>null</c> when nothing does.</returns>
    public static Violation? Compare(IDayLife life, Day day, CancellationToken token)
    {
        try
        {
            return FaultyPlugin.Compare(life, day, token);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return Fault(broken);
        }
    }

    private void Work(CancellationToken token)
    {
        while (!token.IsCancellationRequested && Interlocked.Increment(ref _next) is var place && place <= plan.Seeds.Count)
        {
            try
            {
                var (result, report) = Live(life, DayMaker.Make(plan.Seeds[place - 1], plan.Length), new DaySurroundings(), token);
                Take(WithFaulty(result, token), report);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private SeedResult WithFaulty(SeedResult result, CancellationToken token) =>
        plan.FaultyEvery > 0 && result.IsGood && result.Seed % plan.FaultyEvery == 0
        && Compare(life, DayMaker.Make(result.Seed, plan.Length), token) is { } changed
            ? result with { Violations = [changed] }
            : result;

    private static Violation Fault(Exception broken) => new(World.FaultName, broken.GetType().Name, TimeSpan.Zero, 0, $"{broken}");

    private void Take(SeedResult result, DayReport? report)
    {
        lock (_gate)
        {
            _results[result.Seed] = result;
            foreach (var (place, count) in report?.Coverage ?? new Dictionary<CoveredPlace, int>())
            {
                _coverage[place] = _coverage.GetValueOrDefault(place) + count;
            }

            Lived?.Invoke(result);
        }
    }
}
