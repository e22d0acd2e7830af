namespace PluginHybrid.Hosting.Sources;

/// <summary>What one look into the plugin folders found.</summary>
/// <param name="Candidates">By id, in ordinal order; an id in two forms is in none of them.</param>
/// <param name="Problems">Two forms of one id, names that are no id, files that could not be read.</param>
public sealed record CatalogScan(IReadOnlyList<PluginCandidate> Candidates, IReadOnlyList<SourceProblem> Problems);
