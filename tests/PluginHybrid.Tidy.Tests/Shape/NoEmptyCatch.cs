using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

/// <summary>A caught exception is answered. A narrow one (of a named type, or filtered by <c>when</c>) may be let go, with a comment that says why.</summary>
internal sealed class NoEmptyCatch : RuleOver<CatchBlock>
{
    /// <inheritdoc />
    public override string Fix => "answer the exception, let it pass, or catch a narrow type and say in the block why nothing needs doing.";

    /// <inheritdoc />
    protected override IEnumerable<CatchBlock> Subjects(Tree tree) =>
        from file in tree.Sources
        from clause in file.Syntax.DescendantNodes().OfType<CatchClauseSyntax>()
        select new CatchBlock(file, clause);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(CatchBlock subject, Tree tree)
    {
        var (file, clause) = subject;
        if (clause.Block.Statements.Count > 0) return [];
        if (clause.Filter is null && clause.Declaration?.Type.ToString() is (null or "Exception" or "System.Exception"))
        {
            return [file.At(clause, "everything is caught and nothing done")];
        }

        var saysWhy = clause.Block.DescendantTrivia().Any(trivia =>
            trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        return saysWhy ? [] : [file.At(clause, $"{clause.Declaration?.Type} is caught and nothing done, without a word why")];
    }
}
