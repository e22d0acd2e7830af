namespace PluginHybrid.Hosting.Sources;

/// <summary>What one look into the plugin folders found.</summary>
/// <param name="Candidates">By id, in ordinal order; an id in two forms is in none of them.</param>
/// <param name="Problems">Two forms of one id, names that are no id, files that could not be read.</param>
public sealed record CatalogScan(IReadOnlyList<PluginCandidate> Candidates, IReadOnlyList<SourceProblem> Problems)
{
    /// <summary>Ids whose files are there and tell nothing: two forms, or a file that cannot be read. Not gone.</summary>
    public IReadOnlySet<string> BlockedIds { get; init; } = new HashSet<string>();

    /// <summary>Folders that are there and could not be looked into: what lies in them is not gone.</summary>
    public IReadOnlyList<string> BlockedFolders { get; init; } = [];

    /// <summary>True when this look can say nothing of a plugin: it is as it was.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="told">What was last known of it; <c>null</c> for nothing.</param>
    public bool IsBlocked(string id, PluginCandidate? told) =>
        BlockedIds.Contains(id) || (told is not null && BlockedFolders.Any(folder => told.Path.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
}
