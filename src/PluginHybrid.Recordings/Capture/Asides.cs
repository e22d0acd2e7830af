using PluginHybrid.Core.Taps;

namespace PluginHybrid.Recordings.Capture;

/// <summary>A late turn, told by a lane.</summary>
/// <param name="Fact">When it ran.</param>
internal sealed record TurnAside(TurnFact Fact);

/// <summary>Something that came to a plugin's lane by the clock or by the host.</summary>
/// <param name="Plugin">Whose lane.</param>
/// <param name="What"><c>timer</c> or <c>stop</c>.</param>
/// <param name="Timer">The how-manieth timer of the instance; 0 when it is none.</param>
/// <param name="At">When it was found due.</param>
/// <param name="AfterInput">Newest input that had brought something to the lane.</param>
/// <param name="Arrival">Its place among all that came to the lane, from 1.</param>
internal sealed record ArrivalAside(string Plugin, string What, long Timer, DateTimeOffset At, long AfterInput, long Arrival);

/// <summary>A mark.</summary>
/// <param name="Mark">Its word: <c>bookmark</c>, <c>fault:cut</c>.</param>
/// <param name="Json">More of it, compact JSON; empty for none.</param>
internal sealed record MarkAside(string Mark, string Json);
