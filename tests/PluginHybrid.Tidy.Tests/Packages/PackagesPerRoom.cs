using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Packages;

/// <summary>Sdk and Core name no package, so that nothing but the runtime can decide or leak into a plugin's load context.</summary>
internal sealed class PackagesPerRoom : RuleOver<ProjectFile>
{
    private static readonly string[] Bare = ["PluginHybrid.Sdk", "PluginHybrid.Core"];

    /// <inheritdoc />
    public override string Fix => "put the code that needs the package into an outer room, behind a port declared in Core.";

    /// <inheritdoc />
    protected override IEnumerable<ProjectFile> Subjects(Tree tree) => tree.ProjectsUnder("src").Where(project => Bare.Contains(project.Name));

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(ProjectFile subject, Tree tree) =>
        from package in subject.Packages
        select subject.At(package.Element, $"{subject.Name} references no package, found {package.Name}");
}
