namespace PluginHybrid.Core.Events;

/// <summary>A handler threw. The others were not disturbed.</summary>
/// <param name="EventName">The event it was handling.</param>
/// <param name="Pattern">What it had subscribed to.</param>
/// <param name="Exception">What it threw.</param>
/// <param name="Faults">How often this handler has thrown so far.</param>
public sealed record HandlerFault(string EventName, string Pattern, Exception Exception, long Faults);
