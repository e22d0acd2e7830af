namespace PluginHybrid.Core.Taps;

/// <summary>Knows when a recorded session's turns ran: for a replay. The counterpart of <see cref="ITurnTap"/>.</summary>
public interface ITurnScript
{
    /// <summary>What is known of a turn.</summary>
    /// <param name="plugin">The plugin's id.</param>
    /// <param name="turn">From 1.</param>
    /// <param name="fact">When it ran.</param>
    /// <returns>False when it ran at once.</returns>
    bool TryGet(string plugin, long turn, out TurnFact fact);

    /// <summary>A timer that came to the lane at a place.</summary>
    /// <param name="plugin">The plugin's id.</param>
    /// <param name="arrival">From 1.</param>
    /// <param name="fact">The timer.</param>
    /// <returns>False when something else did.</returns>
    bool TryGetTimer(string plugin, long arrival, out ArrivalFact fact);

    /// <summary>A turn begins: until the next one it is the time the plugin's clock said.</summary>
    /// <param name="at">The time; <c>null</c>: that of the input.</param>
    void Begin(DateTimeOffset? at);

    /// <summary>Code of a plugin that awaited goes on at this time: what the replay makes it wait for is over by then. Default nothing is.</summary>
    /// <param name="plugin">The plugin's id.</param>
    /// <param name="at">The time.</param>
    void Reach(string plugin, DateTimeOffset at)
    {
        // A script that makes nobody wait.
    }

    /// <summary>What was recorded cannot be followed.</summary>
    /// <param name="plugin">The plugin's id.</param>
    /// <param name="what">In words.</param>
    void Part(string plugin, string what);
}
