namespace PluginHybrid.Configuration;

/// <summary>What must hold between keys, each of which is right on its own.</summary>
internal static class SettingsRules
{
    /// <summary>The rules that are broken.</summary>
    /// <param name="settings">The values.</param>
    /// <param name="origins">Where they stand.</param>
    /// <param name="readFile">Text of a file, or <c>null</c> when there is none.</param>
    public static IEnumerable<SettingProblem> Check(
        HybridSettings settings, IReadOnlyDictionary<string, SettingPlace> origins, Func<string, string?> readFile)
    {
        if (settings.Exchange.Environment == VenueEnvironment.Simulated)
        {
            foreach (var (key, _) in settings.Exchange.Endpoints.Given())
            {
                yield return new(
                    origins[$"exchange.endpoints.{key}"],
                    $"exchange.endpoints.{key} is given, but exchange.environment is simulated, which starts an exchange of its own.",
                    "Remove the address, or choose the environment testnet, demo or mainnet.");
            }
        }

        foreach (var (id, _) in settings.Plugins.ById.Where(pair => pair.Value is { Isolation: PluginIsolation.Process, Inline: true }))
        {
            yield return new(
                origins[$"plugins.{id}.inline"],
                $"plugins.{id}.inline is true, but isolation is process: a plugin in a process of its own cannot run on the receiving thread.",
                "Write inline: false, or isolation: lane.");
        }

        foreach (var problem in OrderRules.Check(settings.Orders, origins))
        {
            yield return problem;
        }

        foreach (var problem in SimulatedRules.Check(settings.Simulated, origins, readFile))
        {
            yield return problem;
        }
    }
}
