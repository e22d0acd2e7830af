using PluginHybrid.Authoring.Writing;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Authoring.Editors;

/// <summary>What <c>hybrid ide</c> did.</summary>
/// <param name="Files">One answer per file.</param>
/// <param name="Problems">Plugins whose settings could not be read from them.</param>
internal sealed record IdeReport(IReadOnlyList<WrittenText> Files, IReadOnlyList<SourceProblem> Problems);
