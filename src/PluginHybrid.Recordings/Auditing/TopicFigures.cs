namespace PluginHybrid.Recordings.Auditing;

/// <summary>Frames of a topic.</summary>
/// <param name="Topic">Its name.</param>
/// <param name="Frames">How many.</param>
/// <param name="PerSecond">Between first and last.</param>
/// <param name="LongestGap">Longest time without one, between first and last.</param>
public sealed record TopicFigures(string Topic, long Frames, double PerSecond, long LongestGap);
