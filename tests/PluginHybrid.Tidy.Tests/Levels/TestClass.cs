using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Levels;

/// <summary>A class that holds tests.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Declaration">The class.</param>
internal sealed record TestClass(TextFile File, ClassDeclarationSyntax Declaration)
{
    /// <summary>Its name.</summary>
    public string Name => Declaration.Identifier.Text;

    /// <summary>Its tests: methods under an attribute ending in Fact or Theory.</summary>
    public IEnumerable<MethodDeclarationSyntax> Tests => Declaration.Members.OfType<MethodDeclarationSyntax>()
        .Where(method => AttributesOf(method).Any(attribute => Named(attribute) is { } name
            && (name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal))));

    /// <summary>All test classes of a tree; abstract ones are judged where they are made concrete.</summary>
    public static IEnumerable<TestClass> In(Tree tree) =>
        from file in tree.SourcesUnder("tests")
        from declaration in file.Syntax.DescendantNodes().OfType<ClassDeclarationSyntax>()
        where !declaration.Modifiers.Any(SyntaxKind.AbstractKeyword)
        let test = new TestClass(file, declaration)
        where test.Tests.Any()
        select test;

    /// <summary>Attributes of a class or a method.</summary>
    public static IEnumerable<AttributeSyntax> AttributesOf(MemberDeclarationSyntax member) =>
        member.AttributeLists.SelectMany(list => list.Attributes);

    /// <summary>An attribute's name without the ending.</summary>
    public static string Named(AttributeSyntax attribute)
    {
        var name = attribute.Name.ToString().Split('.')[^1];
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }
}
