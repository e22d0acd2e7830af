namespace PluginHybrid.Core.Session;

/// <summary>Number and time the sequencer gave to one input.</summary>
/// <param name="Number">From 1, without holes.</param>
/// <param name="Now">The host's clock when the input arrived. Never goes back from one input to the next.</param>
public readonly record struct InputStamp(long Number, DateTimeOffset Now);
