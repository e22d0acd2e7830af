namespace PluginHybrid.Recordings.Auditing;

/// <summary>Something that went wrong, or a mark.</summary>
/// <param name="Nanoseconds">When.</param>
/// <param name="Record">The record.</param>
/// <param name="Words">What.</param>
public sealed record FaultSeen(long Nanoseconds, long Record, string Words);
