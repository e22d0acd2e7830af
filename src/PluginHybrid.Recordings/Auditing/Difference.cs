namespace PluginHybrid.Recordings.Auditing;

/// <summary>A record that only one of two recordings has.</summary>
/// <param name="IsLeft">Which.</param>
/// <param name="Record">Its number.</param>
/// <param name="Nanoseconds">Its time.</param>
/// <param name="Text">The record without number and time; what differs from run to run is left out.</param>
public sealed record Difference(bool IsLeft, long Record, long Nanoseconds, string Text);
