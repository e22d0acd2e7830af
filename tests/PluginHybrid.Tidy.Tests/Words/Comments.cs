using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

/// <summary>The ordinary comments of a file, line by line. Documentation comments are not among them.</summary>
internal static class Comments
{
    /// <summary>Each comment line with its number.</summary>
    public static IEnumerable<(int Line, string Text)> In(TextFile file) =>
        from trivia in file.Syntax.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
        let first = trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1
        from line in trivia.ToString().ReplaceLineEndings("\n").Split('\n').Select((text, index) => (first + index, Bare(text)))
        select line;

    private static string Bare(string comment) => comment.Trim().Trim('/', '*').Trim();
}
