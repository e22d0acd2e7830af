using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Hosts;

/// <summary>What a host process that does not come to its end may be waiting for.</summary>
internal static class Pending
{
    // Of the real clock: who left the world's thread comes by when he next looks at a clock of the world.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Who left for another thread and from where; else plugins that do not rest, timers and calls.</summary>
    /// <param name="plugins">Of the process.</param>
    /// <param name="around">Its world.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="calls">Its REST calls without an answer.</param>
    public static string Text(IReadOnlyList<PluginStatus> plugins, HostSurroundings around, VirtualTime time, int calls)
    {
        around.Home.Await(Patience);
        var left = around.Home.Escape is null ? "Nobody came from another thread." : $"It went on on another thread:\n{around.Home.Stack}";
        var lines = plugins.Select(plugin =>
            $"{plugin.Id} is {plugin.State.ToString().ToLowerInvariant()}, {(plugin.Figures.IsAtRest ? "at rest" : "in a turn")}, {plugin.Figures.QueueDepth} events wait, last turn {around.Troubles.LastTurn(plugin.Id).Event}");
        return FormattableString.Invariant($"{left}\n{string.Join('\n', lines)}\n{time.Left} timers are left, {calls} calls have no answer.");
    }
}
