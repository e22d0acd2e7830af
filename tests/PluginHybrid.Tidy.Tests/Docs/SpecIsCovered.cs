using System.Text.RegularExpressions;
using PluginHybrid.Tidy.Tests.Inspecting;
using PluginHybrid.Tidy.Tests.Levels;

namespace PluginHybrid.Tidy.Tests.Docs;

/// <summary>Every row of <c>docs/spec-coverage.md</c> names a proof that is there, or says "not yet" and what will bring it.</summary>
/// <remarks>A proof is a test (<c>SomeTests.Sentence</c> or the whole class, in backticks), a command in backticks, or a link.</remarks>
internal sealed partial class SpecIsCovered : RuleOver<(int Line, string Proof)>
{
    private const string Table = "docs/spec-coverage.md";

    /// <inheritdoc />
    public override string Fix => "name the test as it is spelled now, or write `not yet: what will bring it`.";

    /// <inheritdoc />
    protected override IEnumerable<(int Line, string Proof)> Subjects(Tree tree) =>
        from line in (tree.Find(Table)?.Lines ?? []).Select((text, index) => (Text: text, Number: index + 1))
        where line.Text.StartsWith('|') && !line.Text.StartsWith("|--", StringComparison.Ordinal)
        let cells = line.Text.Trim('|').Split('|')
        where cells is [.., var last] && last.Trim() != "Proved by"
        select (line.Number, cells[^1].Trim());

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge((int Line, string Proof) subject, Tree tree)
    {
        var (line, proof) = subject;
        if (proof.Contains('?'))
        {
            yield return new Finding(Table, line, "still a question mark");
        }
        else if (!NotYet().IsMatch(proof) && !proof.Contains('`') && !proof.Contains("](", StringComparison.Ordinal))
        {
            yield return new Finding(Table, line, $"names no proof: {proof}");
        }

        foreach (var name in TestName().Matches(proof).Select(match => match.Groups[1].Value).Where(name => !Exists(name, tree)))
        {
            yield return new Finding(Table, line, $"there is no test {name}");
        }
    }

    private static bool Exists(string name, Tree tree)
    {
        var parts = name.Split('.');
        return TestClass.In(tree).Any(test => test.Name == parts[0]
            && (parts.Length == 1 || test.Tests.Any(method => method.Identifier.Text == parts[1])));
    }

    [GeneratedRegex(@"^not yet: \w+", RegexOptions.IgnoreCase)]
    private static partial Regex NotYet();

    [GeneratedRegex(@"`(\w+Tests(?:\.\w+)?)`")]
    private static partial Regex TestName();
}
