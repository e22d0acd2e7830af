using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Stands before every turn that hands an event to a plugin: for a simulation, which watches turns and makes trouble in them.</summary>
/// <remarks>Called on the lane, as part of the turn. What it throws counts as thrown by the plugin, which does not see the event then.</remarks>
public interface ITurnProbe
{
    /// <summary>From now on everything that is published reaches the plugin's lane, or nothing more does. Outside of turns. Default nobody cares.</summary>
    /// <param name="plugin">Whose lane.</param>
    /// <param name="isFed">False for nothing more.</param>
    void Feeds(string plugin, bool isFed)
    {
        // Only who counts what is handed over must know from where on.
    }

    /// <summary>A lane takes an account event, or a resync that stands for some, whether or not its plugin has a handler for it. Default nobody cares.</summary>
    /// <param name="plugin">Whose lane.</param>
    /// <param name="happened">The event.</param>
    void Takes(string plugin, IHybridEvent happened)
    {
        // Only who counts what is handed over must know.
    }

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
