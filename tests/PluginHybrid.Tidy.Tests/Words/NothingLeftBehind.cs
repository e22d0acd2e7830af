using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

/// <summary>No reminders and no holes: what is not done is an issue, not a comment.</summary>
internal sealed partial class NothingLeftBehind : RuleOver<TextFile>
{
    /// <inheritdoc />
    public override string Fix => "do it, or file an issue and remove the mark.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.Sources;

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree)
    {
        var marks =
            from trivia in subject.Syntax.DescendantTrivia()
            where !trivia.IsDirective
            from line in trivia.ToFullString().Split('\n').Select((text, index) => (Text: text, Index: index))
            where Mark().IsMatch(line.Text)
            let first = trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1
            select subject.At(first + line.Index, $"left behind: {Mark().Match(line.Text).Value}");
        var holes =
            from name in subject.Syntax.DescendantNodes().OfType<IdentifierNameSyntax>()
            where name.Identifier.Text == nameof(NotImplementedException)
            select subject.At(name, $"left behind: {nameof(NotImplementedException)}");
        return marks.Concat(holes.Where(_ => !subject.IsUnder("tests/PluginHybrid.Tidy.Tests")));
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Mark();
}
