using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Tests.Trials;

/// <summary>Lives days by a rule of the test's instead of in a world.</summary>
internal sealed class FakeLife : IDayLife
{
    private int _lived;

    /// <summary>What did not hold on a day; the seed's own by default: nothing.</summary>
    public Func<Day, Violation?> Rule { get; init; } = _ => null;

    /// <summary>Hash of decisions, given what is left out.</summary>
    public Func<Day, string, string> Decisions { get; init; } = (_, _) => "same";

    /// <summary>Told how many days were begun before.</summary>
    public Action<int> Begins { get; init; } = _ => { };

    public int Count => _lived;

    public DayReport Live(Day day, DaySurroundings around, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        Begins(Interlocked.Increment(ref _lived));
        var wanted = around.Checkers().Select(checker => checker.Name).ToArray();
        return new DayReport
        {
            Day = day,
            Hash = $"hash {day.Seed}",
            DecisionHash = Decisions(day, around.Without),
            Violations = Rule(day) is { } found && (wanted.Contains(found.Checker) || found.Checker == "planted") ? [found] : [],
            Lived = day.Length + day.Healing,
            Steps = 10,
            Frames = 100,
            Events = 50,
            Commands = 5,
            Incarnations = 1,
            Coverage = new Dictionary<CoveredPlace, int> { [new CoveredPlace(TroubleKind.Reset, "fresh", "flat")] = 2 },
            Tail = [],
        };
    }
}
