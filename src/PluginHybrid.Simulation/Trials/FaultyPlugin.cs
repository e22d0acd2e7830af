using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Trials;

/// <summary>Lives a day with a plugin that throws at every event, or dwells on it for three seconds, and may do nothing, and without that plugin: the others must decide the same at the same times.</summary>
public static class FaultyPlugin
{
    private const decimal Slowness = 3_000;

    /// <summary>Compares the two days.</summary>
    /// <param name="life">Lives them.</param>
    /// <param name="day">The day; its seed says which plugin fails, and how.</param>
    /// <param name="token">Gives up.</param>
    /// <returns>What differs; <c>null</c> when nothing does.</returns>
    public static Violation? Compare(IDayLife life, Day day, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(day);
        var draws = new DayDraws(day.Seed, "faulty");
        var (plugin, kind) = (draws.OneOf(Tempers.Plugins), draws.Hits(0.5) ? TroubleKind.PluginThrows : TroubleKind.PluginSlow);

        // A host that dies after so many effects would die elsewhere: what fails writes lines of its own.
        var calm = day with { Troubles = [.. day.Troubles.Where(trouble => trouble.Target != plugin).Select(trouble => trouble.Kind == TroubleKind.HostCrash ? trouble with { Amount = 0 } : trouble)] };
        var fault = new Trouble(kind, TimeSpan.Zero, day.Length + day.Healing, plugin, Slowness);
        var failing = calm with { Troubles = [fault, .. calm.Troubles] };
        var (beside, alone) = (new DecisionWitness(plugin), new DecisionWitness(plugin));
        var with = life.Live(failing, new DaySurroundings { Checkers = () => [beside], Powerless = plugin }, token);
        var without = life.Live(calm, new DaySurroundings { Checkers = () => [alone], Without = plugin }, token);

        // A day that the world itself ended early compares with nothing.
        return with.Violations.Concat(without.Violations).FirstOrDefault() ?? OthersUnchanged.Compare(beside, alone, plugin, with.Lived);
    }
}
