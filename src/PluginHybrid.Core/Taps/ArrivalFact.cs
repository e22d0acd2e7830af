namespace PluginHybrid.Core.Taps;

/// <summary>Something came to a plugin's lane that is no consequence of an input: a replay brings it there at the same place.</summary>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Kind">What.</param>
/// <param name="TimerNumber">The how-manieth timer that the instance started, from 1; 0 when it is none.</param>
/// <param name="At">When the timer was found due, or the host decided.</param>
/// <param name="AfterInput">Newest input that had brought something to the lane.</param>
/// <param name="Arrival">Its place among all that came to the lane, from 1. A stop or a start has none: it is the number of those before it.</param>
public readonly record struct ArrivalFact(
    string Plugin, ArrivalKind Kind, int TimerNumber, DateTimeOffset At, long AfterInput, long Arrival)
{
    /// <summary>Of a start the newest event published before it: from there on the plugin is told. Else 0.</summary>
    public long Sequence { get; init; }

    /// <summary>Why the host did it, in a word: <c>disabled</c>, <c>suspended</c>, <c>resumed</c>. <c>null</c> or empty when nobody said.</summary>
    public string? Reason { get; init; }
}
