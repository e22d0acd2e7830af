using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

/// <summary>A type is partial only for a source generator, or for the generated half of its own <c>Log</c> class.</summary>
/// <remarks>
/// For a generator: it has a partial member, or an attribute ending in <c>Serializable</c> or <c>SourceGenerationOptions</c>,
/// or it holds a type of that kind. <c>Shell.cs</c> may be partial for the sake of a <c>Shell.Log.cs</c> beside it.
/// </remarks>
internal sealed class PartialOnlyForGenerators : RuleOver<TextFile>
{
    /// <inheritdoc />
    public override string Fix => "drop `partial`; if the class is too long, split it by concept.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.Sources;

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree) =>
        from type in subject.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>()
        where type.Modifiers.Any(SyntaxKind.PartialKeyword) && !IsForGenerator(type)
        where tree.Find($"{subject.Folder}/{type.Identifier.Text}.Log.cs") is null
        select subject.At(type.Identifier.GetLocation(), $"{type.Identifier.Text} is partial without a generator's need");

    private static bool IsForGenerator(TypeDeclarationSyntax type) =>
        type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => IsGenerators(attribute.Name.ToString()))
        || type.Members.Any(member => member is TypeDeclarationSyntax inner
            ? inner.Modifiers.Any(SyntaxKind.PartialKeyword) && IsForGenerator(inner)
            : member.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool IsGenerators(string attribute) =>
        attribute.EndsWith("Serializable", StringComparison.Ordinal) || attribute.EndsWith("SourceGenerationOptions", StringComparison.Ordinal);
}
