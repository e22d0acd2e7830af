using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Stands before every turn that hands an event to a plugin: for a simulation, which watches turns and makes trouble in them.</summary>
/// <remarks>Called on the lane, as part of the turn. What it throws counts as thrown by the plugin, which does not see the event then.</remarks>
public interface ITurnProbe
{
    /// <summary>A tick is about to be handed over.</summary>
    /// <param name="plugin">To whom.</param>
    /// <param name="tick">The tick.</param>
    /// <returns>Awaited before the plugin's own code.</returns>
    ValueTask Before(string plugin, in PositionUpdate tick);

    /// <summary>Any other event is about to be handed over.</summary>
    /// <param name="plugin">To whom.</param>
    /// <param name="happened">The event.</param>
    /// <returns>Awaited before the plugin's own code.</returns>
    ValueTask Before(string plugin, IHybridEvent happened);
}
