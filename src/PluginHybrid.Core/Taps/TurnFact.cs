namespace PluginHybrid.Core.Taps;

/// <summary>When a plugin's turn really ran, where that is not what a replay would do by itself.</summary>
/// <remarks>
/// Live, a turn may begin after later things came to the plugin's lane. A replay runs a turn without a fact as soon as there
/// is something to run, and one with a fact once as much had come to the lane as when it began. A turn here is whatever the
/// lane took from its queues, also what the plugin has no handler for.
/// </remarks>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Turn">From 1 per plugin, without holes, also over swaps.</param>
/// <param name="EventSequence">The event it handled; 0 for start, timer and continuation turns.</param>
/// <param name="BeganAfterInput">Newest input that had brought something to the lane when it began.</param>
/// <param name="EndedAfterInput">Newest input numbered when it ended or came to its first pending await.</param>
/// <param name="Conflated">Ticks that newer ones replaced since this leg's last turn.</param>
public readonly record struct TurnFact(
    string Plugin, long Turn, long EventSequence, long BeganAfterInput, long EndedAfterInput, long Conflated)
{
    /// <summary>What had come to the lane when it began: events, timers and outcomes, counted from 1, also over swaps.</summary>
    public long Arrivals { get; init; }

    /// <summary>What the plugin's clock said.</summary>
    public DateTimeOffset At { get; init; }
}
