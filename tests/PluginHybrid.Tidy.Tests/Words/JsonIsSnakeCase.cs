using System.Text.RegularExpressions;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

/// <summary>What commands write for machines is named alike everywhere, as the keys of hybrid.yaml are: one_word_another.</summary>
internal sealed partial class JsonIsSnakeCase : RuleOver<TextFile>
{
    // Schemas and files of editors are named by others.
    private static readonly string[] Others = ["src/PluginHybrid/Configuration", "src/PluginHybrid/Authoring/Editors"];

    /// <inheritdoc />
    public override string Fix => "name the property in snake_case, or take JsonNamingPolicy.SnakeCaseLower.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) =>
        tree.Files.Where(file => file.Name.EndsWith(".cs", StringComparison.Ordinal) && file.IsUnder("src/PluginHybrid") && !file.IsUnder(Others));

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree) =>
        from line in subject.Lines.Select((text, index) => (Text: text, Number: index + 1))
        let match = OtherStyle().Match(line.Text)
        where match.Success
        select subject.At(line.Number, $"JSON in another style: {match.Value}");

    [GeneratedRegex(@"\[""[a-z]+[A-Z]\w*""\] = |JsonNamingPolicy\.(?!SnakeCaseLower)\w+")]
    private static partial Regex OtherStyle();
}
