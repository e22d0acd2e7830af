using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

/// <summary>A type is where its name says: namespace = the project's root namespace + the folders below the project.</summary>
internal sealed class NamespaceIsFolder : RuleOver<TextFile>
{
    /// <inheritdoc />
    public override string Fix => "move the file or correct its namespace.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) =>
        tree.SourcesUnder("src", "plugins", "tests", "tools").Where(file => tree.ProjectOf(file) is not null);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree)
    {
        var project = tree.ProjectOf(subject)!;
        var below = subject.Folder[project.File.Folder.Length..].Replace('/', '.');
        var wanted = project.RootNamespace + below;
        return
            from declaration in subject.Syntax.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<BaseNamespaceDeclarationSyntax>()
            where declaration.Name.ToString() != wanted
            select subject.At(declaration, $"namespace {declaration.Name}, but the folder says {wanted}");
    }
}
