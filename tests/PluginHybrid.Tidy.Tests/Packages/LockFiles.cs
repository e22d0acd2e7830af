using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Packages;

/// <summary>Every project has its lock file: CI restores in locked mode, and a missing file would be made up silently elsewhere.</summary>
internal sealed class LockFiles : RuleOver<ProjectFile>
{
    /// <inheritdoc />
    public override string Fix => "dotnet restore, then commit the packages.lock.json beside the project.";

    /// <inheritdoc />
    protected override IEnumerable<ProjectFile> Subjects(Tree tree) => tree.Projects;

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(ProjectFile subject, Tree tree) =>
        tree.Find($"{subject.File.Folder}/packages.lock.json") is null
            ? [subject.File.At(1, "has no packages.lock.json beside it")]
            : [];
}
