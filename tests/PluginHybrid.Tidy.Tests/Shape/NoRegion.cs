using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

/// <summary>No <c>#region</c>: a part worth a title is worth a file.</summary>
internal sealed class NoRegion : RuleOver<TextFile>
{
    /// <inheritdoc />
    public override string Fix => "give the part its own type and file.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.Sources;

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree) =>
        from directive in subject.Syntax.DescendantNodes(descendIntoTrivia: true).OfType<RegionDirectiveTriviaSyntax>()
        select subject.At(directive, "a region");
}
