using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

/// <summary>Usings stand in the order of their names, System first: neither the compiler nor <c>dotnet format whitespace</c> looks at it.</summary>
internal sealed class UsingsAreSorted : RuleOver<TextFile>
{
    /// <inheritdoc />
    public override string Fix => "run dotnet format.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.Files.Where(file => file.Name.EndsWith(".cs", StringComparison.Ordinal));

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree)
    {
        var names = subject.Syntax.Usings.Where(one => one.Alias is null && one.StaticKeyword.IsKind(SyntaxKind.None) && one.GlobalKeyword.IsKind(SyntaxKind.None)).ToList();
        return names.Zip(names.Skip(1))
            .Where(pair => string.Compare(KeyOf(pair.First), KeyOf(pair.Second), StringComparison.OrdinalIgnoreCase) > 0)
            .Select(pair => subject.At(pair.Second, $"{pair.Second.Name} stands after {pair.First.Name}"));
    }

    // Of the characters of a name the dot comes first, so a namespace stands before what is in it.
    private static string KeyOf(UsingDirectiveSyntax directive)
    {
        var name = $"{directive.Name}";
        return name is "System" || name.StartsWith("System.", StringComparison.Ordinal) ? " " + name : name;
    }
}
