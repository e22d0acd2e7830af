namespace PluginHybrid.Hosting.Sources;

/// <summary>What came of loading a candidate: a plugin, or the reasons why not.</summary>
/// <param name="Plugin">The plugin; <c>null</c> when it was refused.</param>
/// <param name="Problems">Errors and warnings, in the order of files and lines.</param>
public sealed record LoadResult(LoadedPlugin? Plugin, IReadOnlyList<SourceProblem> Problems);
