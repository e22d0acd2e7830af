using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Tests.Checking;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Tests.Trials;

/// <summary>Lives days by a rule of the test's instead of in a world.</summary>
internal sealed class FakeLife : IDayLife
{
    private int _lived;

    /// <summary>What did not hold on a day; the seed's own by default: nothing.</summary>
    public Func<Day, Violation?> Rule { get; init; } = _ => null;

    /// <summary>Whether some plugin decides something on a day.</summary>
    public Func<Day, DaySurroundings, bool> Decides { get; init; } = (_, _) => false;

    /// <summary>Told how many days were begun before.</summary>
    public Action<int> Begins { get; init; } = _ => { };

    public int Count => _lived;

    public DayReport Live(Day day, DaySurroundings around, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        Begins(Interlocked.Increment(ref _lived));
        var checkers = around.Checkers();
        var wanted = checkers.Select(checker => checker.Name).ToArray();
        if (Decides(day, around))
        {
            foreach (var checker in checkers) checker.Commanded(new StillSight(), Command);
        }

        return new DayReport
        {
            Day = day,
            Hash = $"hash {day.Seed}",
            DecisionHash = "decisions",
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

    private static CommandRequest Command => new()
    {
        Id = new CommandId("somebody", 1),
        Command = new SetStop(Bench.Key(), 1, "because"),
        Mode = PluginMode.Live,
        Granted = Capabilities.None,
    };
}
