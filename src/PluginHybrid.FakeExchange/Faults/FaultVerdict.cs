using PluginHybrid.FakeExchange.Faults.Expecting;

namespace PluginHybrid.FakeExchange.Faults;

/// <summary>What a run was expected to be and was not.</summary>
public static class FaultVerdict
{
    /// <summary>Judges a run by its script.</summary>
    /// <param name="script">What was laid over the exchange.</param>
    /// <param name="run">What came of it.</param>
    /// <returns>One line per broken expectation; empty when all hold. A fault that never struck, struck in another state than the script says, or could not be carried out, is one too.</returns>
    public static IReadOnlyList<string> Of(FaultScript script, ObservedRun run) =>
    [
        .. run.Problems,
        .. run.NeverStruck.Select(id => $"fault '{id}' never struck"),
        .. script.Faults.SelectMany(fault => run.Strikes.Where(strike => strike.Id == fault.Id && (fault.State ?? strike.State) != strike.State)
            .Select(strike => $"fault '{fault.Id}' must strike in state {fault.State}, struck in state {strike.State} ({strike.Place})")),
        .. script.Expectations.Select(expected => (expected, Found: expected.Kind.Judge(run, expected.With))).Where(pair => pair.Found is not null)
            .Select(pair => $"expected {pair.expected.Kind.Name}{Shown(pair.expected)}: {pair.Found}"),
    ];

    private static string Shown(Expected expected)
    {
        var given = expected.Kind.Words.Where(word => expected.With.Has(word.Name)).Select(word => $"{word.Name} {expected.With.Shown(word.Name)}");
        return string.Join(", ", given) is { Length: > 0 } text ? $" ({text})" : "";
    }
}
