using PluginHybrid.Core.Taps;

namespace PluginHybrid.Recordings.Capture;

/// <summary>A late turn, told by a lane.</summary>
/// <param name="Fact">When it ran.</param>
internal sealed record TurnAside(TurnFact Fact);

/// <summary>Something that came to a plugin's lane by the clock or by the host.</summary>
/// <param name="Fact">What, and at which place.</param>
internal sealed record ArrivalAside(ArrivalFact Fact);

/// <summary>A word put into the recording by a person or a tool, at the place where the session was.</summary>
/// <param name="Mark">Its word: <c>bookmark</c>, <c>fault:cut</c>.</param>
/// <param name="Json">More of it, compact JSON; empty for none.</param>
internal sealed record MarkAside(string Mark, string Json);
