namespace PluginHybrid.Hosting.Sources;

/// <summary>One change of a plugin's files, told once.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Candidate">As it is now; for a removed one as it last was.</param>
public sealed record SourceChange(SourceChangeKind Kind, PluginCandidate Candidate);
