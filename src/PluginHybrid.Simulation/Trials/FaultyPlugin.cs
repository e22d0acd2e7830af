using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Trials;

/// <summary>Lives a day with a plugin that fails in every turn, and without that plugin: the others must decide the same.</summary>
public static class FaultyPlugin
{
    private static readonly string[] Plugins = ["aged-monitor", "position-manager", "trailing-stop"];

    /// <summary>Compares the two days.</summary>
    /// <param name="life">Lives them.</param>
    /// <param name="day">The day; its seed says which plugin fails.</param>
    /// <param name="token">Gives up.</param>
    /// <returns>What differs; <c>null</c> when nothing does.</returns>
    public static Violation? Compare(IDayLife life, Day day, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(day);
        var plugin = Plugins[(day.Seed & int.MaxValue) / 7 % Plugins.Length];
        var calm = day with { Troubles = [.. day.Troubles.Where(trouble => trouble.Target != plugin)] };
        var failing = calm with { Troubles = [new Trouble(TroubleKind.PluginThrows, TimeSpan.Zero, day.Length + day.Healing, plugin), .. calm.Troubles] };
        var nobody = new DaySurroundings { Checkers = () => [] };
        var (with, without) = (life.Live(failing, nobody, token), life.Live(calm, nobody with { Without = plugin }, token));

        // A day that the world itself ended early compares with nothing.
        return with.Violations.Concat(without.Violations).FirstOrDefault() ?? OthersUnchanged.Compare(with, without, plugin);
    }
}
