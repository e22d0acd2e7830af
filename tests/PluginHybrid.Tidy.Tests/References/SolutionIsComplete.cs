using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.References;

/// <summary>A project outside the solution is neither built nor tested by <c>dotnet test</c>.</summary>
internal sealed class SolutionIsComplete : RuleOver<ProjectFile>
{
    private const string Solution = "PluginHybrid.sln";

    /// <inheritdoc />
    public override string Fix => $"dotnet sln {Solution} add <project>";

    /// <inheritdoc />
    protected override IEnumerable<ProjectFile> Subjects(Tree tree) => tree.Projects.Where(project => project.File.Folder.Length > 0);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(ProjectFile subject, Tree tree)
    {
        var listed = tree.Find(Solution)?.Text.Replace('\\', '/') ?? "";
        return listed.Contains($"\"{subject.File.Path}\"", StringComparison.Ordinal)
            ? []
            : [subject.File.At(1, $"is not in {Solution}")];
    }
}
