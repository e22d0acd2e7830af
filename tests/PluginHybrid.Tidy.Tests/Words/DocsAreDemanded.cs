using System.Text.RegularExpressions;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

/// <summary>The compiler demands a documentation comment on every public member of src (CS1591), and nobody turns that off.</summary>
internal sealed partial class DocsAreDemanded : RuleOver<TextFile>
{
    /// <inheritdoc />
    public override string Fix => "write the documentation instead.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.Files.Where(file => file.IsUnder("src", "plugins"));

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree) =>
        from line in subject.Lines.Select((text, index) => (Text: text, Number: index + 1))
        where TurnsOff().IsMatch(line.Text)
        select subject.At(line.Number, "turns the demand for documentation off");

    [GeneratedRegex("CS1591|pragma warning disable\\s+1591|<GenerateDocumentationFile>\\s*false|<NoWarn>[^<]*\\b1591|<WarningLevel>[0-3]<")]
    private static partial Regex TurnsOff();
}
