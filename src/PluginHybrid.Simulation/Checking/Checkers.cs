namespace PluginHybrid.Simulation.Checking;

/// <summary>Every checker of a day.</summary>
public static class Checkers
{
    /// <summary>New ones, for one day.</summary>
    public static IReadOnlyList<Checker> All() =>
    [
        new Agreement(),
        new NeverNaked(),
        new NeverLooser(),
        new NeverLarger(),
        new KeptBeforeSent(),
        new ReducedOnce(),
        new EventOrder(),
        new NoCloseWhileStale(),
        new AccountEventsOnce(),
        new VenueLimits(),
        new Topics(),
        new Bounded(),
        new NoSecrets(),
    ];

    /// <summary>Names of all invariants, also of those that compare whole days. Several checkers may hold one.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All().Select(checker => checker.Name).Distinct(), SameHash.Checker];
}
