using PluginHybrid.FakeExchange.People;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.Configuration;

/// <summary>What the embedded fake exchange asks of its settings beyond their form.</summary>
internal static class SimulatedRules
{
    private const string HedgeSymbols = "simulated.hedge_symbols";
    private const string Script = "simulated.script";

    /// <summary>What the fake exchange trades.</summary>
    /// <param name="settings">The values.</param>
    public static IReadOnlyList<Instrument> Traded(SimulatedSettings settings) => [.. Instruments.WellKnown, .. Instruments.Simulated(settings.ExtraSymbols)];

    /// <summary>The rules that are broken.</summary>
    /// <param name="settings">The values.</param>
    /// <param name="origins">Where they stand.</param>
    /// <param name="readFile">Text of a file, or <c>null</c> when there is none.</param>
    public static IEnumerable<SettingProblem> Check(
        SimulatedSettings settings, IReadOnlyDictionary<string, SettingPlace> origins, Func<string, string?> readFile)
    {
        var traded = Traded(settings).Select(instrument => instrument.Symbol).ToList();
        foreach (var stranger in settings.HedgeSymbols.Except(traded))
        {
            yield return new(
                origins[HedgeSymbols],
                $"{HedgeSymbols} holds {stranger}, which the fake exchange does not trade.",
                $"Write some of {string.Join(", ", traded)}, or remove the key.");
        }

        if (settings.Script is { } script && ScriptProblem(script, origins[Script], readFile(script)) is { } problem)
        {
            yield return problem;
        }
    }

    private static SettingProblem? ScriptProblem(string path, SettingPlace place, string? text)
    {
        if (text is null)
        {
            return new(
                place,
                $"{Script} names {path}, and there is no readable file.",
                "Correct the path, which is relative to the folder of the configuration file, or remove the key to play the built-in script.");
        }

        try
        {
            PersonScript.Read(text, path);
            return null;
        }
        catch (PersonScriptException wrong)
        {
            return new(place, $"{Script} cannot be played: {wrong.Message}.", "Mend the script at that place; docs/configuration.md shows the form.");
        }
    }
}
