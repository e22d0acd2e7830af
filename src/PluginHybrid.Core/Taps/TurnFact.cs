namespace PluginHybrid.Core.Taps;

/// <summary>When a plugin's turn really ran, where that is not what a replay would do by itself.</summary>
/// <remarks>Live, a turn may begin or end after later inputs were numbered. A core replay follows these facts instead of running every turn at once.</remarks>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Turn">From 1 per plugin, without holes, also over swaps.</param>
/// <param name="EventSequence">The event it handled; 0 for start, timer and continuation turns.</param>
/// <param name="BeganAfterInput">Newest input numbered when it began.</param>
/// <param name="EndedAfterInput">Newest input numbered when it ended or came to its first pending await.</param>
/// <param name="Conflated">Ticks that newer ones replaced since this leg's last turn.</param>
public readonly record struct TurnFact(
    string Plugin, long Turn, long EventSequence, long BeganAfterInput, long EndedAfterInput, long Conflated);
