using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

/// <summary>One public type per file, named after it; a closed family of small types may share one.</summary>
/// <remarks>
/// A family: a file of at most 150 lines whose types have at most 30 each and all name the same base, or are that
/// base; an enum or delegate that one of them uses may stand with them. The same name with another number of type
/// parameters counts as one type.
/// </remarks>
internal sealed class OneTypePerFile : RuleOver<TextFile>
{
    private const int FamilyLines = 150;
    private const int TypeLines = 30;

    /// <inheritdoc />
    public override string Fix => $"one file per public type, named after it; or a family with one base in at most {FamilyLines} lines.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) =>
        tree.SourcesUnder("src", "plugins", "tests").Where(file => PublicTypes(file).Length > 0);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree)
    {
        var types = PublicTypes(subject);
        var names = types.Select(Named).Distinct().ToArray();
        var fileName = subject.Name[..subject.Name.IndexOf('.')];
        if (names is [var only])
        {
            return only == fileName ? [] : [subject.At(types[0], $"{only} is in {subject.Name}")];
        }

        return WhyNoFamily(subject, types) is { } why
            ? [subject.At(types[1], $"{names.Length} public types ({string.Join(", ", names)}); no family, for {why}")]
            : [];
    }

    private static MemberDeclarationSyntax[] PublicTypes(TextFile file) =>
    [
        .. file.Syntax.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Where(member => member.Modifiers.Any(SyntaxKind.PublicKeyword)),
    ];

    private static string? WhyNoFamily(TextFile file, MemberDeclarationSyntax[] types)
    {
        if (file.Lines.Length > FamilyLines) return $"the file has {file.Lines.Length} lines";
        if (types.FirstOrDefault(type => Lines(type) > TypeLines) is { } heavy) return $"{Named(heavy)} has {Lines(heavy)} lines";
        var kin = types.OfType<TypeDeclarationSyntax>().ToArray();
        if (kin.Length < 2 || !kin.SelectMany(Kin).GroupBy(name => name).Any(group => group.Count() == kin.Length))
        {
            return "they share no base";
        }

        return types.Except(kin).FirstOrDefault(type => kin.All(member => !Mentions(member, Named(type)))) is { } stray
            ? $"none of the others uses {Named(stray)}"
            : null;
    }

    // A type is kin to itself and to the bases it names.
    private static IEnumerable<string> Kin(TypeDeclarationSyntax type) =>
        [Named(type), .. type.BaseList?.Types.Select(named => Simple(named.Type)).Distinct() ?? []];

    private static bool Mentions(SyntaxNode node, string name) =>
        node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(found => found.Identifier.Text == name);

    private static int Lines(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string Simple(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => Simple(qualified.Right),
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => type.ToString(),
    };

    private static string Named(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax declared => declared.Identifier.Text,
        DelegateDeclarationSyntax declared => declared.Identifier.Text,
        _ => "",
    };
}
