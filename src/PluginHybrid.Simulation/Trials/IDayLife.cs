using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Trials;

/// <summary>Lives days. Several threads may call it at once.</summary>
public interface IDayLife
{
    /// <summary>Lives a day to its end, or to its first violation.</summary>
    /// <param name="day">The day.</param>
    /// <param name="around">What looks at it, and what is left out.</param>
    /// <param name="token">Gives up.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    DayReport Live(Day day, DaySurroundings around, CancellationToken token);
}
