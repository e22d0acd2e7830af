using System.Text.RegularExpressions;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Docs;

/// <summary>No file names a folder of somebody's machine.</summary>
internal sealed partial class NoMachinePaths : RuleOver<TextFile>
{
    /// <inheritdoc />
    public override string Fix => "write the path from the repository's root, or take it as an argument.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.Files;

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree) =>
        from line in subject.Lines.Select((text, index) => (Text: text, Number: index + 1))
        let match = MachinePath().Match(line.Text)
        where match.Success
        select subject.At(line.Number, $"a path of somebody's machine: {match.Value}");

    [GeneratedRegex(@"(?<![\w.}~)-])/(work|root|home|Users)/\w+|\b[A-Z]:\\Users\\\w+")]
    private static partial Regex MachinePath();
}
