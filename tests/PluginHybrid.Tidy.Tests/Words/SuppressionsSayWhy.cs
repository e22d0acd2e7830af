using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

/// <summary>A silenced warning says why, in the same line or the line above; the attribute in its <c>Justification</c>.</summary>
internal sealed class SuppressionsSayWhy : RuleOver<TextFile>
{
    /// <inheritdoc />
    public override string Fix => "obey the warning, or write `#pragma warning disable ID // reason`.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.Sources;

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree)
    {
        var pragmas =
            from pragma in subject.Syntax.DescendantNodes(descendIntoTrivia: true).OfType<PragmaWarningDirectiveTriviaSyntax>()
            where pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword) && !SaysWhy(subject, pragma)
            select subject.At(pragma, $"silences {string.Join(", ", pragma.ErrorCodes)} without a reason");
        var attributes =
            from attribute in subject.Syntax.DescendantNodes().OfType<AttributeSyntax>()
            where attribute.Name.ToString().Contains("SuppressMessage", StringComparison.Ordinal)
                && !attribute.ToString().Contains("Justification = \"", StringComparison.Ordinal)
            select subject.At(attribute, "silences a warning without a Justification");
        return pragmas.Concat(attributes);
    }

    private static bool SaysWhy(TextFile file, PragmaWarningDirectiveTriviaSyntax pragma)
    {
        var line = pragma.GetLocation().GetLineSpan().StartLinePosition.Line;
        return pragma.ToFullString().Contains("//", StringComparison.Ordinal)
            || (line > 0 && file.Lines[line - 1].TrimStart().StartsWith("//", StringComparison.Ordinal));
    }
}
