using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Worlds;

/// <summary>Finds code of plugins that left the world's thread, and names it as far as it can be known.</summary>
/// <param name="world">Watched.</param>
/// <param name="home">Its thread.</param>
internal sealed class EscapeWatch(World world, HomeThread home)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Sampled = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly SortedDictionary<string, long> _busySince = new(StringComparer.Ordinal);

    /// <summary>Looks once a second which lanes do not come to rest: towards the end of the day, for only then it counts.</summary>
    public void Second()
    {
        if (world.Timeline.Now < (world.Day.Length + world.Day.Healing - (2 * Longest)).Ticks)
        {
            return;
        }

        foreach (var plugin in world.Host?.Plugins.Status() ?? [])
        {
            if (plugin is { State: PluginState.Running, Figures.IsAtRest: false })
            {
                _busySince.TryAdd(plugin.Id, world.Timeline.Now);
            }
            else
            {
                _busySince.Remove(plugin.Id);
            }
        }
    }

    /// <summary>Looks whether somebody came from another thread, and tells it.</summary>
    /// <returns>True when somebody did.</returns>
    public bool Found()
    {
        if (home.Escape is not { } site)
        {
            return false;
        }

        var place = site.Length > 0 ? site : Stuck(TimeSpan.Zero).FirstOrDefault("unknown");
        world.Board.Fail("escape", place, $"code of a plugin ran on a foreign thread: {place}\n{home.Stack}");
        return true;
    }

    /// <summary>At the end of the day: who waits for nothing of this world gets a moment of the real one; then his code is on another thread, or never comes.</summary>
    public void LookForTheLost()
    {
        if (Stuck(Longest) is [var lost, ..])
        {
            home.Await(Patience);
            if (!Found())
            {
                world.Board.Fail("escape", lost, $"{lost} awaits something outside of its world, for more than {Longest.TotalSeconds:0} s");
            }
        }
    }

    // Plugins whose lane has not come to rest, and the event in whose turn that is.
    private List<string> Stuck(TimeSpan since) =>
    [
        .. from plugin in world.Host?.Plugins.Status() ?? []
           let turn = world.PluginTroubles.LastTurn(plugin.Id)
           where plugin is { State: PluginState.Running, Figures.IsAtRest: false } && world.Timeline.Now - turn.At >= since.Ticks
           where since == TimeSpan.Zero || (_busySince.TryGetValue(plugin.Id, out var busy) && world.Timeline.Now - busy >= (since - Sampled).Ticks)
           select $"{plugin.Id} {turn.Event}",
    ];
}
