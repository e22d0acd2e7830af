using System.Text.RegularExpressions;
using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Docs;

/// <summary>A command on a page names a project, a program, a script or a category that is there.</summary>
internal sealed partial class CommandsExist : RuleOver<(TextFile Page, int Line, string Text)>
{
    private static readonly string[] Categories = [.. Enum.GetNames<Level>(), "Slow"];

    /// <inheritdoc />
    public override string Fix => "write the command as it works from the repository's root.";

    /// <inheritdoc />
    protected override IEnumerable<(TextFile Page, int Line, string Text)> Subjects(Tree tree) =>
        from page in tree.Pages
        from line in page.Lines.Select((text, index) => (page, index + 1, text))
        where Path().IsMatch(line.text) || Category().IsMatch(line.text)
        select line;

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge((TextFile Page, int Line, string Text) subject, Tree tree)
    {
        var lost =
            from Match match in Path().Matches(subject.Text)
            where !tree.Has(match.Groups[1].Value)
            select subject.Page.At(subject.Line, $"there is no {match.Groups[1].Value}");
        var unknown =
            from Match match in Category().Matches(subject.Text)
            where !Categories.Contains(match.Groups[1].Value)
            select subject.Page.At(subject.Line, $"there is no category {match.Groups[1].Value}");
        return lost.Concat(unknown);
    }

    [GeneratedRegex(@"(?:dotnet (?:run|test|build|pack|publish) (?:-c \w+ )?(?:--project |--file )?|\bbash |--project )([\w.-]+/[\w./-]*\w|\.ci/\w+)")]
    private static partial Regex Path();

    [GeneratedRegex(@"\bCategory!?=(\w+)")]
    private static partial Regex Category();
}
