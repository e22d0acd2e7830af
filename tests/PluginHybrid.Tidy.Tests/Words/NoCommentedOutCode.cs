using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

/// <summary>Code is deleted, not commented out: git remembers it.</summary>
/// <remarks>
/// A comment line is code when it ends with a semicolon, parses as a statement without an error, and is a call, an
/// assignment, a declaration with a value, or begins with a keyword of its own. English does not do all of that.
/// </remarks>
internal sealed class NoCommentedOutCode : RuleOver<TextFile>
{
    /// <inheritdoc />
    public override string Fix => "delete it.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.Sources;

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree) =>
        from comment in Comments.In(subject)
        where comment.Text.EndsWith(';') && IsCode(comment.Text)
        select subject.At(comment.Line, $"commented-out code: {comment.Text}");

    private static bool IsCode(string text)
    {
        var statement = SyntaxFactory.ParseStatement(text);
        if (statement.ContainsDiagnostics || statement.FullSpan.Length != text.Length) return false;
        return statement switch
        {
            ExpressionStatementSyntax expression => expression.Expression
                is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax,
            LocalDeclarationStatementSyntax local => local.Declaration.Variables.Any(variable => variable.Initializer is not null),
            ReturnStatementSyntax or ThrowStatementSyntax or UsingStatementSyntax => true,
            _ => false,
        };
    }
}
