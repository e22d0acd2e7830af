using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

/// <summary>No method above 50 lines, from its signature to its last brace; what is nested in it counts.</summary>
/// <remarks>The statements of a one-file program count as one method, its functions as one each.</remarks>
internal sealed class MethodLength : RuleOver<TextFile>
{
    private const int Most = 50;

    /// <inheritdoc />
    public override string Fix => "name a part of it and move it out; a table moves into a field.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.Sources;

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree)
    {
        var methods = subject.Syntax.DescendantNodes().Where(IsMethod)
            .Select(method => (Node: method, Lines: LinesOf(method)));
        var statements = subject.Syntax.Members.OfType<GlobalStatementSyntax>()
            .Where(global => global.Statement is not LocalFunctionStatementSyntax).ToArray();
        if (statements is [var first, ..])
        {
            methods = methods.Append((first, statements.Sum(LinesOf)));
        }

        return
            from method in methods
            where method.Lines > Most
            select subject.At(SignatureOf(method.Node).GetLocation(), $"{Named(method.Node)} has {method.Lines} lines, at most {Most}");
    }

    private static bool IsMethod(SyntaxNode node) => node is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax
        || (node is LocalFunctionStatementSyntax && node.Parent is GlobalStatementSyntax);

    private static int LinesOf(SyntaxNode node)
    {
        var from = SignatureOf(node).GetLocation().GetLineSpan().StartLinePosition.Line;
        return node.GetLocation().GetLineSpan().EndLinePosition.Line - from + 1;
    }

    private static SyntaxToken SignatureOf(SyntaxNode node) =>
        node is MemberDeclarationSyntax { AttributeLists: [.., var last] } ? last.GetLastToken().GetNextToken() : node.GetFirstToken();

    private static string Named(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        GlobalStatementSyntax => "the program",
        _ => "a member",
    };
}
